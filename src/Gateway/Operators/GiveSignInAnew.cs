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
        GiveSignInAnewInput input, [FromUserContext] Caller caller, [FromServices] OwnClient own, [FromServices] Importers importers, [FromServices] ISignInOffers offers, CancellationToken cancel)
    {
        var person = new PersonId(NodeId.Read("Person", input.PersonId));
        SignInOffer? offer = null;
        var done = await own.Only<Contracts.DoneView>(caller, async () =>
        {
            offer = await importers.Has(caller, cancel) ? await offers.Create(caller.District, person, new(caller.By), anew: true, cancel) : new(null, null, Refusal.NotAllowed);
            return new(Contracts.DoneView.Now, null);
        });
        return new(offer ?? new(null, null, new(done.Refusal!.Code)));
    }
}

/// <summary>For whom.</summary>
/// <param name="OperationId">A new random UUID.</param>
/// <param name="PersonId">The person.</param>
public sealed record GiveSignInAnewInput(Guid OperationId, [property: Id] string PersonId);
