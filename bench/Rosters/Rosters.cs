using System.Diagnostics;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>Reading, planning and applying a roster through the grain, on SQLite: the sample, the largest district of Texas, and all of them.</summary>
internal static class Rosters
{
    private const int AtOnce = 2;

    public static async Task Run()
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 0, teachersOfEach: 0);
        if (Samples.Find("oneroster/clean-v1p2-bulk") is { } sample)
        {
            await Import(world, sample, "the sample of 840 people, the first in the process", most: 2);
            await Import(world, sample, "the same in another district", most: 2);
        }

        if (DistrictShape.Texas() is not { Count: > 0 } texas)
        {
            Console.WriteLine("The districts of Texas are not laid out beside this repository: their import is left out.");
            return;
        }

        using var largest = new GeneratedRoster(texas[0]);
        await Import(world, largest.Folder, $"{texas[0].Teachers:N0} staff, {texas[0].Schools} schools, {largest.Rows:N0} rows", most: 20);
    }

    /// <summary>Every district of Texas with its real numbers of schools and teachers; students are left out, since they are only counted.</summary>
    /// <param name="one">Of how many districts one is taken.</param>
    public static async Task Texas(int one)
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 0, teachersOfEach: 0);
        var shapes = DistrictShape.Texas().Where((_, at) => at % one == 0).ToList();
        var busy = 0L;
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(shapes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (shape, _) =>
        {
            using var roster = new GeneratedRoster(shape with { Students = 0 });
            var begun = Stopwatch.GetTimestamp();
            await Import(world, roster.Folder);
            Interlocked.Add(ref busy, Stopwatch.GetElapsedTime(begun).Ticks);
        });
        var (staff, took) = (shapes.Sum(shape => shape.Teachers), Stopwatch.GetElapsedTime(start));
        Report.Value($"{shapes.Count:N0} districts, {staff:N0} staff, with making the files", [took.TotalSeconds], "s");
        Report.Value($"staff read, planned and applied, {AtOnce} districts at once", [staff / (TimeSpan.FromTicks(busy).TotalSeconds / AtOnce)], "/s");
        Report.Value("managed memory afterwards", [GC.GetTotalMemory(forceFullCollection: true) / 1e6], "MB");
        Report.Value("peak working set", [Process.GetCurrentProcess().PeakWorkingSet64 / 1e6], "MB");
    }

    private static async Task Import(World world, string folder, string what, double most)
    {
        var start = Stopwatch.GetTimestamp();
        var (read, planned) = await Import(world, folder);
        var took = Stopwatch.GetElapsedTime(start);
        Report.Value(what, [took.TotalSeconds], "s", most);
        Report.Value("  of it read / planned", [read.TotalSeconds, planned.TotalSeconds], "s");
    }

    /// <summary>Into a new district; how long reading and planning took of it.</summary>
    private static async Task<(TimeSpan Read, TimeSpan Planned)> Import(World world, string folder)
    {
        var (id, grains) = (new DistrictId(Guid.NewGuid()), world.Grains);
        var founder = await Found(grains, id);
        var start = Stopwatch.GetTimestamp();
        var file = Read(folder);
        var read = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var plan = World.Value(await grains.Roster(id).PlanImport(new(Guid.NewGuid(), founder, file)));
        var planned = Stopwatch.GetElapsedTime(start);
        World.Value(await grains.Roster(id).ApplyImport(new(Guid.NewGuid(), founder, file, plan.Roster)));
        return (read, planned);
    }

    /// <summary>A new district, for which the caller's grains are called from here on; gives its first lead.</summary>
    internal static Task<Guid> Found(IGrainFactory grains, DistrictId district)
    {
        CallingDistrict.Set(district);    // here and not in an asynchronous method, whose settings end with it
        return Lead();

        async Task<Guid> Lead()
        {
            World.Value(await grains.District(district).Found(new(Guid.NewGuid(), Guid.Empty, "bench", "Bench", DistrictKind.Training, "America/Chicago")));
            return World.Value(await grains.Roster(district).Found(new(Guid.NewGuid(), Guid.Empty, "Ada", "Bench", "ada.bench"))).Person;
        }
    }

    internal static byte[] Read(string folder)
    {
        using var package = RosterPackage.Folder(folder);
        return RosterFileBytes.Write(OneRosterReader.Read(package).File ?? throw new InvalidOperationException("A roster of the benchmark cannot be read."));
    }
}
