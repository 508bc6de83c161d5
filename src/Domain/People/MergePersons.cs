namespace DistrictCoaching.Domain;

/// <summary>
/// A district lead says that two records are one person's. Roles and keys join at once, whatever forbids something to one forbids it to both, and both are sealed;
/// consents and content stay apart until whoever signs in as each of the two confirms.
/// </summary>
public sealed record MergePersons(PersonId By, PersonId Kept, PersonId Merged, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (!roster.IsLead(By, Today))
        {
            return Refusal.NotAllowed;
        }

        if (roster.People.GetValueOrDefault(Kept) is not { } kept || roster.People.GetValueOrDefault(Merged) is not { } merged)
        {
            return Refusal.NotFound;
        }

        return Kept == Merged ? new Refusal("SAME_PERSON")
            : merged.MergedInto == Kept ? []
            : kept.MergedInto is not null || merged.MergedInto is not null || !merged.Merges.IsEmpty ? new Refusal("ALREADY_MERGED")
            : Merged == By ? new Refusal("MERGES_SELF")
            : !kept.Active && merged.Active ? new Refusal("KEEPS_ABSENT")    // what the one who left signed in with would have the other's roles
            : RoleMapping.Led(
                roster,
                [
                    new RosterEvent.PersonsMerged(Kept, Merged, Today, By),
                    new RosterEvent.PersonSealed(Kept, Today, SealCause.Merged),
                    new RosterEvent.PersonSealed(Merged, Today, SealCause.Merged),
                ],
                Today);
    }
}
