using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>What is a coach's own.</summary>
public sealed class CoachSelf(Caller caller)
{
    /// <summary>Her published profile; null where there is none.</summary>
    public async Task<Profile?> Profile([FromServices] Grains grains, [FromServices] RosterDirectory rosters, CancellationToken cancel) =>
        (await rosters.Facts(caller.District, [new(caller.By)], new(caller.By), cancel)).People.TryGetValue(new(caller.By), out var self) ? await Gateway.Profile.Of(grains, caller, self) : null;

    /// <summary>The invitations she sent.</summary>
    public async Task<Connection<SentInvitation>> Invitations(Page page, [FromServices] Invitations invitations, CancellationToken cancel)
    {
        var (sent, total) = await invitations.SentBy(caller.District, new(caller.By), Guid.TryParse(page.After, out var after) ? new(after) : null, page.Take, cancel);
        return page.Connection(sent, entry => entry.Invitation.Value.ToString("N"), entry => new SentInvitation(entry), total);
    }
}

/// <summary>What is hers as a partner of others.</summary>
public sealed class PartnerSelf(Caller caller)
{
    /// <summary>The people for whom something is live with her today.</summary>
    public Task<Connection<Person>> Caseload(Page page, [FromServices] Lists lists, CancellationToken cancel) => lists.Caseload(caller, page, cancel);
}
