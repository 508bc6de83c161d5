using System.Globalization;
using System.Text.RegularExpressions;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A page of people costs what the page costs, not what the district does, also where PostgreSQL knows nothing yet of a district's size and row-level security stands before every index.</summary>
public sealed partial class ListPlanTests(PostgresFixture fixture) : RosterCase(fixture)
{
    private const int Many = 1_500, Page = 25;

    [Fact]
    public async Task No_page_reads_the_whole_district()
    {
        var people = Enumerable.Range(0, Many).Select(_ => new PersonId(Guid.NewGuid())).ToList();
        var coach = people[0];
        foreach (var some in people.Chunk(500))
        {
            await Happens([.. some.SelectMany(Listed)]);
        }

        foreach (var teacher in people.Skip(1).Take(Page))
        {
            await Says(teacher, Granted(coach));
        }

        foreach (var teacher in people.Skip(1 + Page).Take(Many / 2))
        {
            await Says(teacher, new TeacherEvent.EvaluatorAssigned(people[^1], Days.Since(Day)));
        }

        var explained = new Explained(Store);
        Assert.Equal(Page, (await Anew().People(District, new(Day), null, Page)).Count);
        Assert.Equal(Page, (await Anew().People(District, new(Day, Role: Role.Teacher), null, Page)).Count);
        Assert.Equal(Page, (await Anew().Facts(District, people[..Page])).People.Count);
        Assert.Equal(Page, (await Anew().Names(District, people[..Page])).Count);
        Assert.Equal(Page, (await new Caseload(explained, Anew()).Of(District, coach, Day)).Count);
        var (first, count) = await new Caseload(explained, Anew()).Page(District, coach, Day, null, 10);
        var (rest, _) = await new Caseload(explained, Anew()).Page(District, coach, Day, first[^1].Person, 100);
        Assert.Equal(Page, count);
        Assert.Equal(people[1..(1 + Page)].OrderBy(person => person.Value), first.Concat(rest).Select(one => one.Person));
        Assert.True(explained.Questions > 6);
        Assert.All(explained.Read, rows => Assert.InRange(rows, 0, Many / 2));

        RosterDirectory Anew() => new(explained, Content, new(Store, Store, TimeProvider.System));    // which remembers nothing yet
    }

    /// <summary>Asks a store, and has it explain each question.</summary>
    private sealed partial class Explained(IDatabase store) : IDatabase
    {
        public int Questions { get; private set; }

        /// <summary>How many rows each step of a plan read, those that it threw away too.</summary>
        public List<double> Read { get; } = [];

        public async Task<IReadOnlyList<T>> Query<T>(DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel = default)
        {
            Questions++;
            var plan = await store.Query(district, "explain (analyze, costs off, timing off) " + sql, row => row.Text(0), more, cancel);
            var loops = 1.0;
            foreach (var line in plan)
            {
                if (Step().Match(line) is { Success: true } step)
                {
                    loops = Number(step, 2);
                    Read.Add(Number(step, 1) * loops);
                }
                else if (Thrown().Match(line) is { Success: true } thrown)
                {
                    Read.Add(Number(thrown, 1) * loops);
                }
            }

            return await store.Query(district, sql, map, more, cancel);
        }

        public string Any(string column, int parameter) => store.Any(column, parameter);

        public string Each(int parameter) => store.Each(parameter);

        public string Join(string table, string alias, string where, bool outer = false) => store.Join(table, alias, where, outer);

        public string Exists(string table, string alias, string where) => store.Exists(table, alias, where);

        private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"actual rows=([\d.]+) loops=(\d+)")]
        private static partial Regex Step();

        [GeneratedRegex(@"Rows Removed by \w+(?: \w+)*: (\d+)")]
        private static partial Regex Thrown();
    }
}
