using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>An invitation as it was sent.</summary>
public sealed record InvitationEntry(InvitationId Invitation, PersonId Coach, PersonId Teacher, DateOnly Day);

/// <summary>Invitations, to her who received them and to her who sent them. Nothing in these rows knows of an answer.</summary>
public sealed class Invitations(IDatabase database)
{
    /// <summary>A page in the order of the invitations' ids, and how many there are.</summary>
    public Task<(IReadOnlyList<InvitationEntry> Page, int Total)> ReceivedBy(DistrictId district, PersonId teacher, InvitationId? after, int first, CancellationToken cancel = default) =>
        Page(district, "teacher", teacher, after, first, cancel);

    /// <inheritdoc cref="ReceivedBy"/>
    public Task<(IReadOnlyList<InvitationEntry> Page, int Total)> SentBy(DistrictId district, PersonId coach, InvitationId? after, int first, CancellationToken cancel = default) =>
        Page(district, "stream", coach, after, first, cancel);

    private async Task<(IReadOnlyList<InvitationEntry> Page, int Total)> Page(DistrictId district, string whose, PersonId person, InvitationId? after, int first, CancellationToken cancel)
    {
        var total = await database.Query(district, $"select count(*) from invitations where tenant = $1 and {whose} = $2", row => row.Number(0), [person.Value], cancel);
        var page = await database.Query(
            district,
            $"select invitation, stream, teacher, sent_day from invitations where tenant = $1 and {whose} = $2 and invitation > $3 order by invitation limit $4",
            row => new InvitationEntry(new(row.Id(0)), new(row.Id(1)), new(row.Id(2)), row.Day(3)),
            [person.Value, after?.Value ?? Guid.Empty, (long)first],
            cancel);
        return (page, (int)total[0]);
    }
}
