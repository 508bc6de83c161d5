using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;
using GraphQL.DataLoader;

namespace DistrictCoaching.Gateway;

/// <summary>An invitation as she who received it sees it.</summary>
public sealed class ReceivedInvitation(InvitationEntry entry, Caller caller)
{
    /// <summary>The invitation's id.</summary>
    [Id]
    public string Id => NodeId.Of("Invitation", entry.Invitation.Value);

    /// <summary>The day of sending.</summary>
    public DateOnly SentOn => entry.Day;

    /// <summary>The coach who sent it, with her profile.</summary>
    public IDataLoaderResult<Person?> Coach([FromServices] PersonLoader people) => people.Load(caller, entry.Coach.Value);

    /// <summary>What she answered, which nobody else learns; null where she did not.</summary>
    public async Task<InvitationAnswer?> Answer([FromServices] Grains grains) => await Text(grains) is { } answer ? Enum.Parse<InvitationAnswer>(answer.Text) : null;

    /// <summary>Those that one record of hers received.</summary>
    internal static async Task<Connection<ReceivedInvitation>> Of(Caller caller, Guid record, Page page, Invitations invitations, CancellationToken cancel)
    {
        var (received, total) = await invitations.ReceivedBy(caller.District, new(record), Guid.TryParse(page.After, out var after) ? new(after) : null, page.Take, cancel);
        return page.Connection(received, entry => entry.Invitation.Value.ToString("N"), entry => new ReceivedInvitation(entry, caller), total);
    }

    private async Task<TextView?> Text(Grains grains) => entry.Teacher.Value == caller.By
        ? await grains.Self(caller).OwnAnswer(entry.Invitation.Value)
        : (await grains.Teacher(caller, entry.Teacher.Value).JoinedAnswer(caller.By, entry.Invitation.Value)).Value;
}
