using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The rows that a roster's events change: only those that differ, and the version always.</summary>
public static class RosterRows
{
    public static IEnumerable<RowChange> Of(Roster before, Roster after, ImmutableArray<RosterEvent> events)
    {
        if (events.IsEmpty)
        {
            return [];
        }

        // Both dictionaries share what did not change, so a look at every entry is a comparison of references.
        return
        [
            new(RosterTables.Rosters, [], [after.Version]),
            .. after.Schools.Values.Where(school => !ReferenceEquals(school, before.Schools.GetValueOrDefault(school.School)))
                .Select(school => new RowChange(RosterTables.Schools, [school.School.Value], [school.Name.Item.Value, school.Open])),
            .. after.People.Values.Where(person => !ReferenceEquals(person, before.People.GetValueOrDefault(person.Person)))
                .SelectMany(person => OfPerson(before.People.GetValueOrDefault(person.Person), person)),
            .. after.Years.Where(year => !ReferenceEquals(year.Value, before.Years.GetValueOrDefault(year.Key)))
                .SelectMany(year => OfYear(year.Key, before.Years.GetValueOrDefault(year.Key), year.Value)),
            .. after.Terms.Where(year => year.Value != before.Terms.GetValueOrDefault(year.Key))
                .SelectMany(year => Slots(before.Terms.GetValueOrDefault(year.Key, []), year.Value)
                    .Select(slot => new RowChange(RosterTables.Terms, [(long)year.Key, slot.N], slot.Value is { } term ? [term.Kind.ToString(), term.Days.From, term.Days.Until] : null))),
        ];
    }

    private static IEnumerable<RowChange> OfPerson(RosterPerson? before, RosterPerson after)
    {
        var person = after.Person.Value;
        yield return new(RosterTables.People, [person], [after.Identity.Item.Value, after.Active]);
        foreach (var (n, away) in Slots([.. (before?.Absences ?? []).Cast<object>()], [.. after.Absences.Cast<object>()]))
        {
            yield return new(RosterTables.Absences, [person, n], away is Days days ? [days.From, days.Until] : null);
        }

        foreach (var (n, closed) in Slots([.. (before?.Sealings ?? []).Cast<object>()], [.. after.Sealings.Cast<object>()]))
        {
            yield return new(RosterTables.Sealings, [person, n], closed is Days days ? [days.From, days.Until] : null);
        }

        foreach (var entry in after.Entered.Except(before?.Entered ?? []))
        {
            yield return new(RosterTables.Entries, [person, entry.School.Value], [entry.On]);
        }

        foreach (var merge in after.Merges.Where(merge => before?.Merges.Any(was => was.Merged == merge.Merged && was.Joined == merge.Joined) != true))
        {
            yield return new(RosterTables.Merges, [merge.Merged.Value], [person, merge.On, merge.Joined]);
        }

        foreach (var split in (before?.Merges ?? []).Select(merge => merge.Merged).Except(after.Merges.Select(merge => merge.Merged)))
        {
            yield return new(RosterTables.Merges, [split.Value], null);
        }

        if (after.OwnName != before?.OwnName)
        {
            yield return new(RosterTables.OwnNames, [person], after.OwnName is { } name ? [name.Item.Value] : null);
        }

        foreach (var (n, membership) in Slots(before?.Memberships ?? [], after.Memberships))
        {
            yield return new(RosterTables.Memberships, [person, n], membership is null ? null : [membership.Role.ToString(), membership.School?.Value, membership.Days.From, membership.Days.Until]);
        }

        foreach (var (login, stays) in Differences(before?.Logins ?? [], after.Logins))
        {
            yield return new(RosterTables.Logins, [login.Bytes.ToArray(), person], stays ? [] : null);
        }

        foreach (var (subject, stays) in Differences(before?.Subjects ?? [], after.Subjects))
        {
            yield return new(RosterTables.SubjectsTaught, [person, subject.Value], stays ? [] : null);
        }
    }

    private static IEnumerable<RowChange> OfYear(int ending, RosterYear? before, RosterYear after)
    {
        yield return new(RosterTables.SchoolYears, [ending], [after.Days.From, after.Days.Until]);
        foreach (var (n, semester) in Slots<object>([.. (before?.Semesters ?? []).Cast<object>()], [.. after.Semesters.Cast<object>()]))
        {
            yield return new(RosterTables.Semesters, [ending, n], semester is Days days ? [days.From, days.Until] : null);
        }
    }

    /// <summary>Numbered rows that differ; nothing where there were more before.</summary>
    private static IEnumerable<(int N, T? Value)> Slots<T>(ImmutableArray<T> before, ImmutableArray<T> after)
        where T : class =>
        Enumerable.Range(0, Math.Max(before.Length, after.Length))
            .Select(n => (n, Was: n < before.Length ? before[n] : null, Is: n < after.Length ? after[n] : null))
            .Where(slot => !Equals(slot.Was, slot.Is))
            .Select(slot => (slot.n, slot.Is));

    private static IEnumerable<(T Value, bool Stays)> Differences<T>(ImmutableArray<T> before, ImmutableArray<T> after) =>
        after.Except(before).Select(value => (value, true)).Concat(before.Except(after).Select(value => (value, false)));
}
