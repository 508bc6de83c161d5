namespace DistrictCoaching.Domain;

/// <summary>A district lead takes a merge back, confirmed or not: nothing of either's history had moved, and both are sealed.</summary>
/// <param name="Merged">The record that was merged into another.</param>
public sealed record SplitPerson(PersonId By, PersonId Merged, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) =>
        !roster.IsLead(By, Today) ? Refusal.NotAllowed
        : roster.People.GetValueOrDefault(Merged) is not { } merged ? Refusal.NotFound
        : merged.MergedInto is not { } kept ? new Refusal("NOT_MERGED")
        : RoleMapping.Led(
            roster,
            [
                new RosterEvent.PersonsSplit(kept, Merged, Today, By),
                new RosterEvent.PersonSealed(kept, Today, SealCause.Split),
                new RosterEvent.PersonSealed(Merged, Today, SealCause.Split),
            ],
            Today);
}
