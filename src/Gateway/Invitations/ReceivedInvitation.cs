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
    public async Task<InvitationAnswer?> Answer([FromServices] Grains grains) =>
        await grains.Self(caller).OwnAnswer(entry.Invitation.Value) is { } answer ? Enum.Parse<InvitationAnswer>(answer.Text) : null;
}
