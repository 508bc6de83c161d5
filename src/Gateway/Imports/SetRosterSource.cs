using DistrictCoaching.Contracts;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead, names the OneRoster REST service from which the roster is fetched, in the place of the one before, whose credentials are destroyed. What is fetched is an import like any other;
    /// by the clock it is fetched in her name, as long as she leads or administers the district.
    /// </summary>
    public static async Task<SetRosterSourcePayload> SetRosterSource(SetRosterSourceInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.District(caller).SetRosterSource(new(
            input.OperationId, caller.By, RosterSource.Text(input.Version), input.Host, input.TokenEndpoint, input.ClientId, input.ClientSecret, input.Hour)));
}

/// <summary>A OneRoster service.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="Version">Which OneRoster it speaks.</param>
/// <param name="Host">Its https address without a path, for example https://sis.example; the standard's path is added.</param>
/// <param name="TokenEndpoint">The https address at which the credentials buy an access token (OAuth 2 client credentials).</param>
/// <param name="ClientId">1 to 500 characters.</param>
/// <param name="ClientSecret">1 to 500 characters; kept sealed, and never shown again.</param>
/// <param name="Hour">At which hour of the district's day it is fetched, 0 to 23; left out, only when somebody asks.</param>
public sealed record SetRosterSourceInput(Guid OperationId, OneRosterVersion Version, string Host, string TokenEndpoint, string ClientId, string ClientSecret, int? Hour = null);

/// <summary>The source as set, or why it was not.</summary>
public sealed class SetRosterSourcePayload(Answer<RosterSourceView> answer) : Payload(answer.Refusal)
{
    /// <summary>The source; null where errors say why.</summary>
    public RosterSource? Source => answer.Value is { } source ? new(source) : null;
}
