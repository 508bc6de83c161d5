using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

// What merging two records, confirming and splitting do to a roster.
public sealed partial record Roster
{
    /// <summary>The kept record has all that files and rules go by; the merged one is left with its name and its logins.</summary>
    private static Roster Joined(Roster roster, RosterEvent.PersonsMerged e)
    {
        var (kept, merged) = (roster.People[e.Kept], roster.People[e.Merged]);
        ImmutableArray<Digest> keys = [.. kept.Keys.Concat(merged.Keys)];
        return roster
            .Change(e.Kept, _ => kept with
            {
                Match = keys.IsEmpty ? null : keys[0],
                Also = [.. keys.Skip(1)],
                Records = kept.Records.Concat(merged.Records).InOrder(),
                Imported = kept.Imported.Concat(merged.Imported).InOrder(),
                Assigned = kept.Assigned.Concat(merged.Assigned).InOrder(),
                Mapped = kept.Mapped.Concat(merged.Mapped).InOrder(),
                Titles = kept.Titles.Concat(merged.Titles).InOrder(),
                RoleWords = kept.RoleWords.Concat(merged.RoleWords).InOrder(),
                Subjects = kept.Subjects.Concat(merged.Subjects).InOrder(),
                Merges = kept.Merges.Add(new(e.Merged, e.On, merged, kept with { Merges = [] })),
            })
            .Change(e.Merged, _ => (merged.Active ? merged : merged.Returned(e.On)) with
            {
                Match = null,
                Also = [],
                Records = [],
                Logins = [.. merged.Logins.Except(kept.Logins)],
                Imported = [],
                Assigned = [],
                Mapped = [],
                Titles = [],
                RoleWords = [],
                Subjects = [],
                MergedInto = e.Kept,
            });
    }

    /// <summary>From the second word on, whatever either signed in with leads to the kept record.</summary>
    private static Roster Confirmed(Roster roster, RosterEvent.MergeConfirmed e)
    {
        var after = roster.Change(e.Kept, kept => kept with { Merges = [.. kept.Merges.Select(merge => merge.Merged == e.Merged ? merge.Confirmed(e.By) : merge)] });
        return after.People[e.Kept].Merges.Any(merge => merge.Merged == e.Merged && merge.Joined)
            ? after
                .Change(e.Kept, kept => kept with { Logins = kept.Logins.Concat(roster.People[e.Merged].Logins).InOrder() })
                .Change(e.Merged, merged => merged with { Logins = [] })
            : after;
    }

    /// <summary>The kept record is known by the new key too; what the merged one signs in with is its own until both confirmed.</summary>
    private static Roster Listed(Roster roster, RosterEvent.MergedRowChanged e)
    {
        var kept = roster.People[e.Kept];
        var merges = kept.Merges.Select(merge => merge.Merged == e.Merged ? merge.Listed(e) : merge).ToImmutableArray();
        return roster
            .Change(e.Kept, _ => kept with { Also = kept.Keys.Contains(e.Match) ? kept.Also : [.. kept.Also, e.Match], Merges = merges })
            .Change(e.Merged, merged => merged with { Logins = merges.Single(merge => merge.Merged == e.Merged).Joined ? [] : [.. e.Logins.Except(kept.Logins)] });
    }

    private static Roster Parted(Roster roster, RosterEvent.PersonsSplit e)
    {
        var kept = roster.People[e.Kept];
        var merge = kept.Merges.Single(merge => merge.Merged == e.Merged);
        var (was, rest) = (merge.Was, kept.Merges.Remove(merge));
        var meanwhile = kept.Absences.Select(away => away.And(Days.Since(merge.On))).Where(away => away.Any);
        return roster
            .Change(e.Kept, _ => Apart(kept, merge, [merge.Before, .. rest.Select(other => other.Was)], e.On) with
            {
                Merges = [.. rest.Select(other => other with { Before = Apart(other.Before, merge, [merge.Before], merge.On) })],
            })
            .Change(e.Merged, merged => merged with
            {
                Absences = was.Active ? [.. was.Absences, .. meanwhile] : was.Absences,
                Match = was.Match,
                Also = was.Also,
                Records = was.Records,
                Logins = was.Logins,
                Imported = [.. kept.Imported.Where(role => Had(was.Imported, role))],
                Assigned = [.. kept.Assigned.Where(role => Had(was.Assigned, role))],
                Mapped = [.. kept.Mapped.Where(role => Had(was.Mapped, role))],
                Titles = was.Titles,
                RoleWords = was.RoleWords,
                Subjects = was.Subjects,
                MergedInto = null,
            });
    }

    /// <summary>A record without what only the merged one had brought to it.</summary>
    /// <param name="hers">What it has without that one: as it was before, and what others that are merged into it brought.</param>
    private static RosterPerson Apart(RosterPerson record, Merge merge, IReadOnlyList<RosterPerson> hers, DateOnly on)
    {
        var keys = record.Keys.Except(Brought(person => person.Keys)).ToList();
        return record with
        {
            Match = keys.Count == 0 ? null : keys[0],
            Also = [.. keys.Skip(1)],
            Records = [.. record.Records.Except(Brought(person => person.Records))],
            Logins = [.. record.Logins.Except(Brought(person => person.Logins))],
            Imported = Left(record.Imported, person => person.Imported),
            Assigned = Left(record.Assigned, person => person.Assigned),
            Mapped = Left(record.Mapped, person => person.Mapped),
            Titles = [.. record.Titles.Except(Brought(person => person.Titles))],
            RoleWords = [.. record.RoleWords.Except(Brought(person => person.RoleWords))],
            Subjects = [.. record.Subjects.Except(Brought(person => person.Subjects))],
        };

        IEnumerable<T> Brought<T>(Func<RosterPerson, IEnumerable<T>> what) => what(merge.Was).Except(hers.SelectMany(what));

        // the days on which she had it through the merge stay hers, and what it ended on them stays ended
        ImmutableArray<Membership> Left(ImmutableArray<Membership> now, Func<RosterPerson, ImmutableArray<Membership>> roles) => now
            .SelectMany(role => Had(roles(merge.Was), role) && !hers.Any(person => Had(roles(person), role)) ? (role with { Days = role.Days.And(Days.Since(merge.On)) }).StoppedOn(on) : [role])
            .Where(role => role.Days.Any)
            .InOrder();
    }

    /// <summary>The same role, as it was or ended since.</summary>
    private static bool Had(ImmutableArray<Membership> roles, Membership role) => roles.Any(had => had.Role == role.Role && had.School == role.School && had.Days.From == role.Days.From);
}
