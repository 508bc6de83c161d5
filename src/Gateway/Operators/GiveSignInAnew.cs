using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district administrator or lead who signed in within the last minutes through our own client, makes a link with which a person who cannot get in sets a new password, within 24 hours. All her addresses are told, she sees who made it,
    /// and what she had works on until it is used. From its use on her coaching is closed for a week, or until she uses a passkey or recovery code that she had before.
    /// </summary>
    public static async Task<CreateSignInLinkPayload> GiveSignInAnew(
        GiveSignInAnewInput input, [FromUserContext] Caller caller, [FromServices] Keepers keepers, [FromServices] ISignInOffers offers, CancellationToken cancel)
    {
        var person = new PersonId(NodeId.Read("Person", input.PersonId));
        return new(await keepers.Refuses(caller, cancel) is { } no
            ? new(null, null, no)
            : await offers.Create(caller.District, person, new(caller.By), anew: true, lasts: null, cancel));
    }
}

/// <summary>For whom.</summary>
/// <param name="OperationId">A new random UUID.</param>
/// <param name="PersonId">The person.</param>
public sealed record GiveSignInAnewInput(Guid OperationId, [property: Id] string PersonId);
