using System.Collections.Immutable;
using CsCheck;
using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

/// <summary>What holds of every sequence of files.</summary>
public sealed class ImportProperties
{
    private static readonly string[] Words = ["ann", "ben", "cy", "di", "eve", "flo"];
    private static readonly string[] SchoolWords = ["oak", "elm", "fir"];

    private static readonly Gen<ListedPerson> Person =
        from word in One(Words)
        from state in One("lives", "changes")
        from gone in Gen.Bool
        from named in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from whole in Gen.Bool
        from roles in Gen.Select(One(Role.Teacher, Role.Staff, Role.SchoolLeader), One([.. SchoolWords, "nowhere"])).Array[0, 3]
        select Listed(word, state: state) with
        {
            Gone = gone,
            Fingerprint = named ? Of($"{word} {state}") : null,
            WholeMemberships = whole,
            Memberships = [.. roles.Select(role => new ListedMembership(role.Item1, Of(role.Item2), Always)).Distinct()],
        };

    private static readonly Gen<ListedSchool> School =
        from word in One(SchoolWords)
        from state in One("", "s")
        from gone in Gen.Bool
        select new ListedSchool(new(Guid.NewGuid()), Of(word), Of(word + state), Ref(), gone);

    private static readonly Gen<ImportedRoster> File =
        from whole in Gen.Select(Gen.Bool, Gen.Bool)
        from schools in School.Array[0, 3]
        from people in Person.Array[0, 8]
        select new ImportedRoster(whole.Item1, whole.Item2, [.. schools.DistinctBy(school => school.Match)], [], [.. people.DistinctBy(person => person.Match)]);

    [Fact]
    public void The_same_file_again_changes_nothing() => File.Array[1, 5].Sample(files =>
    {
        var roster = files.Aggregate(Roster.Empty, Apply);
        Assert.Empty(Command(files[^1], roster).Decide(roster).Events);
    });

    [Fact]
    public void The_order_of_rows_does_not_matter() => Gen.Select(File.Array[1, 4], Gen.Int).Sample((files, seed) =>
    {
        var roster = files[..^1].Aggregate(Roster.Empty, Apply);
        var shuffled = files[^1] with { Schools = Shuffled(files[^1].Schools, seed), People = Shuffled(files[^1].People, seed) };
        Assert.Equal(Command(files[^1], roster).Decide(roster).Events.Select(Text), Command(shuffled, roster).Decide(roster).Events.Select(Text));
    });

    [Fact]
    public void After_a_whole_file_the_active_people_are_those_whom_it_lists() => File.Array[1, 5].Sample(files =>
    {
        var last = files[^1] with { WholePeople = true };
        var roster = Apply(files[..^1].Aggregate(Roster.Empty, Apply), last);
        var listed = last.People.Where(person => !person.Gone).Select(person => person.Match).ToHashSet();
        Assert.All(roster.People.Values.Where(person => person.Active), person => Assert.Contains(person.Match!.Value, listed));
    });

    [Fact]
    public void Nobody_is_ever_listed_twice_or_deleted() => File.Array[1, 6].Sample(files =>
    {
        var before = Roster.Empty;
        foreach (var file in files)
        {
            var after = Apply(before, file);
            Assert.Equal(after.People.Count, after.People.Values.DistinctBy(person => person.Match).Count());
            Assert.All(before.People.Keys, person => Assert.True(after.People.ContainsKey(person)));
            before = after;
        }
    });

    private static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    private static Roster Apply(Roster roster, ImportedRoster file) => Command(file, roster).Decide(roster) switch
    {
        { Refusal: null } decision => decision.Events.Aggregate(roster, Roster.Evolve),
        var (_, refusal) => throw new InvalidOperationException(refusal!.Code),
    };

    /// <summary>As the shell prepares it: with the ids of those who are known.</summary>
    private static ImportRoster Command(ImportedRoster file, Roster roster)
    {
        var found = new RosterMatches(roster).Find(file.People.Select(RosterEntry.Of)).People;
        return new(file with { People = [.. file.People.Select(person => found.TryGetValue(person.Match, out var known) ? person with { Person = known.Person } : person)] }, Today);
    }

    private static ImmutableArray<T> Shuffled<T>(ImmutableArray<T> rows, int seed)
    {
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }
}
