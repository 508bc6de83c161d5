namespace DistrictCoaching.Domain;

/// <summary>A district lead says by what key files name people. The next import relinks everybody to the new key, and seals whom it relinks.</summary>
public sealed record SetMatchKey(PersonId By, MatchKey Key, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) =>
        !roster.IsLead(By, Today) ? Refusal.NotAllowed
        : !Key.Valid ? new Refusal("BAD_MATCH_KEY")
        : roster.MatchKey == Key ? []
        : [new RosterEvent.MatchKeySet(Key, By)];
}
