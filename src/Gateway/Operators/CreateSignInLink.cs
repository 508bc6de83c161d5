using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district administrator or lead, makes a link with which a person without a sign-in sets her first password.</summary>
    public static async Task<CreateSignInLinkPayload> CreateSignInLink(
        CreateSignInLinkInput input, [FromUserContext] Caller caller, [FromServices] RosterDirectory rosters, [FromServices] DistrictDays days, [FromServices] ISignInOffers offers,
        CancellationToken cancel)
    {
        var (today, person) = (await days.Today(caller), new PersonId(NodeId.Read("Person", input.PersonId)));
        var facts = await rosters.Facts(caller.District, [new(caller.By), person], new(caller.By), cancel);
        return facts.People.GetValueOrDefault(new(caller.By)) is not { } by || !(by.Is(Role.DistrictAdministrator, today) || by.Is(Role.DistrictLead, today))
            ? new(new(null, null, Refusal.NotAllowed))
            : new(await offers.Create(caller.District, person, new(caller.By), anew: false, lasts: null, cancel));
    }
}

/// <summary>For whom.</summary>
/// <param name="PersonId">The person.</param>
public sealed record CreateSignInLinkInput(Guid OperationId, [property: Id] string PersonId);

/// <summary>A link, or why there is none.</summary>
public sealed class CreateSignInLinkPayload(SignInOffer offer) : Payload(offer.Refused is { } why ? new RefusalView(why.Code, why.Missing) : null)
{
    /// <summary>Where she sets her password, once. A secret: give it to her alone. Null also where the service sends it to her address in the roster, and shows it to nobody.</summary>
    public string? Link => offer.Address?.ToString();

    /// <summary>Until when it works.</summary>
    public DateTimeOffset? Until => offer.Until;
}
