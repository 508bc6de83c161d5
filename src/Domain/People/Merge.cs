using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>Another record that a lead said is the same person's, and what it brought. What she did under it is hers to read once both sign-ins have confirmed.</summary>
public sealed record Merge(PersonId Merged, DateOnly On, ImmutableArray<Digest> Matches, ImmutableArray<Digest> Logins, ImmutableArray<Digest> Records, ImmutableArray<Membership> Imported, ImmutableArray<Membership> Assigned)
{
    /// <summary>Roles that the kept one did not have herself: a split ends them.</summary>
    public ImmutableArray<Membership> Brought { get; init; } = [];

    public bool ByKept { get; init; }

    public bool ByMerged { get; init; }

    /// <summary>Both confirmed.</summary>
    public bool Joined => ByKept && ByMerged;

    public Merge Confirmed(PersonId by) => by == Merged ? this with { ByMerged = true } : this with { ByKept = true };
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

public sealed partial record Roster
{
    private static Roster Joined(Roster roster, RosterEvent.PersonsMerged e)
    {
        var (kept, merged) = (roster.People[e.Kept], roster.People[e.Merged]);
        ImmutableArray<Digest> matches = [.. merged.Keys];
        Merge merge = new(e.Merged, e.On, matches, merged.Logins, merged.Records, merged.Imported, merged.Assigned)
        {
            Brought = [.. merged.Imported.Concat(merged.Assigned).Except(kept.Imported.Concat(kept.Assigned))],
        };
        var back = !kept.Active && merged.Active ? kept.Returned(e.On) : kept;
        return roster
            .Change(e.Kept, _ => back with
            {
                Match = kept.Match ?? (matches.IsEmpty ? null : matches[0]),
                Also = [.. kept.Also.Concat(kept.Match is null ? matches.Skip(1) : matches)],
                Records = kept.Records.Concat(merged.Records).InOrder(),
                Imported = kept.Imported.Concat(merged.Imported).InOrder(),
                Assigned = kept.Assigned.Concat(merged.Assigned).InOrder(),
                Subjects = kept.Subjects.Concat(merged.Subjects).InOrder(),
                Merges = kept.Merges.Add(merge),
            })
            .Change(e.Merged, person => person with
            {
                Match = null,
                Also = [],
                Records = [],
                Logins = [.. merged.Logins.Except(kept.Logins)],
                Imported = Stopped(merged.Imported, e.On),
                Assigned = Stopped(merged.Assigned, e.On),
                Mapped = Stopped(merged.Mapped, e.On),
                MergedInto = e.Kept,
            });
    }

    private static Roster Parted(Roster roster, RosterEvent.PersonsSplit e)
    {
        var merge = roster.People[e.Kept].Merges.Single(merge => merge.Merged == e.Merged);
        return roster
            .Change(e.Kept, kept => kept with
            {
                Match = kept.Match is { } match && merge.Matches.Contains(match) ? null : kept.Match,
                Also = [.. kept.Also.Except(merge.Matches)],
                Records = [.. kept.Records.Except(merge.Records)],
                Imported = kept.Imported.Except(merge.Brought).Concat(Stopped(merge.Brought.Intersect(kept.Imported), e.On)).InOrder(),
                Assigned = kept.Assigned.Except(merge.Brought).Concat(Stopped(merge.Brought.Intersect(kept.Assigned), e.On)).InOrder(),
                Merges = kept.Merges.Remove(merge),
            })
            .Change(e.Merged, merged => (merged.Active ? merged : merged.Returned(e.On)) with
            {
                Match = merge.Matches.IsEmpty ? null : merge.Matches[0],
                Also = [.. merge.Matches.Skip(1)],
                Records = merge.Records,
                Logins = merge.Logins,
                Imported = merged.Imported.Concat(Again(merge.Imported, e.On)).InOrder(),
                Assigned = merged.Assigned.Concat(Again(merge.Assigned, e.On)).InOrder(),
                MergedInto = null,
            });
    }

    private static ImmutableArray<Membership> Stopped(IEnumerable<Membership> roles, DateOnly on) => roles.SelectMany(role => role.StoppedOn(on)).InOrder();

    private static IEnumerable<Membership> Again(IEnumerable<Membership> roles, DateOnly on) =>
        roles.Select(role => role.Days.From < on ? role with { Days = role.Days with { From = on } } : role).Where(role => role.Days.Any);
}
