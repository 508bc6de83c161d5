using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead names the provider with which the district's people sign in; it takes the place of the one before.</summary>
/// <param name="Provider">A new id: the key of its own under which <paramref name="Access"/> is sealed.</param>
/// <param name="Access">Which one, how it is reached and whom it may name.</param>
public sealed record SetSignInProvider(PersonFacts? By, Guid Provider, ContentRef Access, DateOnly Today)
{
    public Decision<DistrictEvent> Decide() =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed : [new SignInProviderSet(Provider, By.Person, Access)];
}
