namespace DistrictCoaching.Domain;

/// <summary>Whoever signs in as one of two merged people confirms that the other is herself. Not while she is sealed: until then nobody knows that it is she. Once both have, the merged one is away.</summary>
public sealed record ConfirmMerge(PersonId By, PersonId Other, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (roster.Facts(By) is not { Active: true } facts || Find(roster, roster.People[By]) is not var (kept, merge))
        {
            return Refusal.NotFound;
        }

        if (facts.SealedOn(Today))
        {
            return Sealing.Sealed;
        }

        var after = merge.Confirmed(By);
        return after == merge ? []
            : after.Joined ? [new RosterEvent.MergeConfirmed(kept, merge.Merged, By), new RosterEvent.PersonLeft(merge.Merged, Today)]
            : [new RosterEvent.MergeConfirmed(kept, merge.Merged, By)];
    }

    private (PersonId Kept, Merge Merge)? Find(Roster roster, RosterPerson self) =>
        self.MergedInto == Other ? (Other, roster.People[Other].Merges.Single(merge => merge.Merged == By))
        : self.Merges.FirstOrDefault(merge => merge.Merged == Other) is { } merge ? (By, merge)
        : null;
}
