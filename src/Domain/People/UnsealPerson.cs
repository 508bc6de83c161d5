namespace DistrictCoaching.Domain;

/// <summary>She proved who she is by what her district does not hold, a passkey or a recovery code: what it closes is open again, if she had it before it was closed.</summary>
/// <param name="Had">Since which day she has it; what was made on the day of the sealing may be somebody else's.</param>
public sealed record UnsealPerson(PersonId Person, DateOnly Had, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) =>
        roster.People.GetValueOrDefault(Person) is not { } person ? Refusal.NotFound
        : person.Sealings.Any(closed => closed.Has(Today) && Had < closed.From) ? [new RosterEvent.PersonUnsealed(Person, Today, Had)]
        : [];
}
