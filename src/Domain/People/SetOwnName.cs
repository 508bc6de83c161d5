namespace DistrictCoaching.Domain;

/// <summary>A person says what she is called; no import changes it. None: as the roster has her.</summary>
public sealed record SetOwnName(PersonId By, ContentRef? Name, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) => roster.People.GetValueOrDefault(By) switch
    {
        not { Active: true } => Refusal.NotAllowed,
        { Facts: var self } when self.SealedOn(Today) => Sealing.Sealed,
        { OwnName: null } when Name is null => [],
        _ => [new RosterEvent.PersonNamed(By, Name)],
    };
}
