using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead ends signing in with the provider: its credentials are destroyed, and whoever signed in with it is signed out.</summary>
public sealed record RemoveSignInProvider(PersonFacts? By, DateOnly Today)
{
    public Decision<DistrictEvent> Decide(District district) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : district.Provider is not { } provider ? []
        : [new SignInProviderRemoved(provider.Provider)];
}
