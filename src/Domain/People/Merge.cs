namespace DistrictCoaching.Domain;

/// <summary>Another record that a lead said is the same person's. What she did under it is hers to read once both sign-ins have confirmed.</summary>
/// <param name="Was">The merged record as it was, with what its rows said since of keys and logins.</param>
/// <param name="Before">The kept one as it was: a split takes from her what she did not have then.</param>
public sealed record Merge(PersonId Merged, DateOnly On, RosterPerson Was, RosterPerson Before)
{
    public bool ByKept { get; init; }

    public bool ByMerged { get; init; }

    /// <summary>Both confirmed.</summary>
    public bool Joined => ByKept && ByMerged;

    public Merge Confirmed(PersonId by) => by == Merged ? this with { ByMerged = true } : this with { ByKept = true };

    /// <summary>Whether it is the merged record's row that has these keys.</summary>
    public bool IsOf(IEnumerable<Digest> keys) => keys.Any(key => Was.Keys.Contains(key) && !Before.Keys.Contains(key));

    /// <summary>After another row of the merged record.</summary>
    public Merge Listed(RosterEvent.MergedRowChanged e) => this with
    {
        Was = Was with
        {
            Match = e.Match,
            Also = Was.Match is { } before && before != e.Match ? [.. Was.Also, before] : Was.Also,
            Records = e.Record is { } record ? [record] : Was.Records,
            Logins = e.Logins,
        },
    };
}

public abstract partial record RosterEvent
{
    /// <summary>Two records are one person's: the kept one has the keys and roles of both.</summary>
    public sealed record PersonsMerged(PersonId Kept, PersonId Merged, DateOnly On, PersonId By) : RosterEvent;

    /// <summary>Whoever signs in as one of the two says so too.</summary>
    public sealed record MergeConfirmed(PersonId Kept, PersonId Merged, PersonId By) : RosterEvent;

    /// <summary>They are two people after all: each has again what was hers.</summary>
    public sealed record PersonsSplit(PersonId Kept, PersonId Merged, DateOnly On, PersonId By) : RosterEvent;
}
