using System.Collections.Concurrent;
using System.Diagnostics;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>Texas on one service, on PostgreSQL: its districts imported, a partner for more than half of its teachers, and what a request costs with ten districts, with all, and with one, two and three silos.</summary>
internal static class Texas
{
    private const int AtOnce = 2, Few = 10, Connections = 32, MostSilos = 3;

    /// <param name="one">Of how many districts one is taken.</param>
    public static async Task Run(int one)
    {
        var shapes = DistrictShape.Texas().Where((_, at) => at % one == 0).ToList();
        if (shapes.Count == 0)
        {
            Console.WriteLine("The districts of Texas are not laid out beside this repository: they are left out.");
            return;
        }

        await using var server = await PostgresServer.Start(fsync: true);
        await using var disk = await ClusterDisk.Make(server);
        var few = shapes.Where((_, at) => at % (shapes.Count / Few) == 0).ToList();
        List<TexasDistrict> districts = [];
        List<Round>[] first, all;
        await using (var world = await World.Start(disk.Register, disk.Silo))
        {
            districts.AddRange(await Import(world, disk, few));
            first = await Measure(world, disk, districts);
            districts.AddRange(await Import(world, disk, shapes.Except(few)));
            await Sizes(server, disk);
            all = await Measure(world, disk, districts, first);
            await Sizes(server, disk);
        }

        var start = Stopwatch.GetTimestamp();
        await using var again = await World.Start(disk.Register, disk.Silo);
        await FirstList(again, districts, start);
        while (disk.Others < MostSilos - 1)
        {
            await disk.AddSilo();
            await Measure(again, disk, districts, all);
        }
    }

    private static async Task<IReadOnlyCollection<TexasDistrict>> Import(World world, ClusterDisk disk, IEnumerable<DistrictShape> shapes)
    {
        var made = new ConcurrentBag<TexasDistrict>();
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(shapes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (shape, _) => made.Add(await TexasDistrict.Make(world, disk.Plain, shape)));
        var took = Stopwatch.GetElapsedTime(start);
        Report.Value($"{made.Count:N0} districts, {made.Sum(one => one.Staff):N0} staff, {made.Sum(one => one.Coaches):N0} coaches, {made.Sum(one => one.Partners.Count):N0} relationships", [took.TotalSeconds], "s");
        return made;
    }

    private static async Task Sizes(PostgresServer server, ClusterDisk disk)
    {
        Report.Value("the journal's database", [await server.Run(disk.Journal, "select pg_database_size(current_database())") / 1e6], "MB");
        Report.Value("events in the journal", [await server.Run(disk.Journal, "select count(*) from events")], "");
        Report.Value("managed memory of silo and gateway", [GC.GetTotalMemory(forceFullCollection: true) / 1e6], "MB");
        Report.Value("working set of silo and gateway", [Environment.WorkingSet / 1e6], "MB");
    }

    private static async Task<List<Round>[]> Measure(World world, ClusterDisk disk, List<TexasDistrict> districts, List<Round>[]? before = null)
    {
        await using var gateway = await BenchGateway.Start(world);
        using var requests = new TexasRequests(districts);
        var rounds = await Rounds.Of([.. requests.Files.Select(one => new Func<Task<Round>>(() => Load.Round(gateway.Address, one.File, Connections, disk.Cpu)))]);
        Console.WriteLine($"{districts.Count:N0} districts, {disk.Others + 1} silos:");
        foreach (var (((what, _), round), at) in requests.Files.Zip(rounds).Select((pair, at) => (pair, at)))
        {
            Report.Rounds($"  {what}", round);
            if (before is not null)
            {
                Report.Times("    CPU, against before", round, before[at], one => one.Cpu, most: null);
            }
        }

        return rounds;
    }

    private static async Task FirstList(World world, List<TexasDistrict> districts, long start)
    {
        await using var gateway = await BenchGateway.Start(world);
        using var requests = new TexasRequests(districts);
        using var http = new HttpClient();
        var line = File.ReadLines(requests.Files[1].File).First().Split('\t');
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address, "/graphql")) { Content = new StringContent(line[1], new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new("Bearer", line[0]);
        using var answer = await http.SendAsync(request);
        Report.Value("a silo and a gateway started anew, to the first caseload", [Stopwatch.GetElapsedTime(start).TotalSeconds], "s");
        Console.WriteLine((await answer.Content.ReadAsStringAsync())[..120]);
    }
}
