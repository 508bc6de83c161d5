namespace DistrictCoaching.Domain;

/// <summary>Her district gives her sign-in anew, or took it away: until she is back her coaching is closed to whoever comes instead of her.</summary>
public sealed record SealForNewSignIn(PersonId Person, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) =>
        roster.People.GetValueOrDefault(Person) is not { } person ? Refusal.NotFound
        : person.Sealings.Contains(Sealing.From(Today)) ? []
        : [new RosterEvent.PersonSealed(Person, Today, SealCause.SignInGiven)];
}
