namespace DistrictCoaching.Domain;

/// <summary>
/// Somebody is about to sign in as a person in a way that she never did, who signed in otherwise before, or her district takes her sign-in away: her coaching is closed to whoever comes instead of her,
/// as after a changed key.
/// </summary>
public sealed record SealForSignIn(PersonId Person, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) =>
        roster.People.GetValueOrDefault(Person) is not { } person ? Refusal.NotFound
        : person.Sealings.Contains(Sealing.From(Today)) ? []
        : [new RosterEvent.PersonSealed(Person, Today, SealCause.SignInChanged)];
}
