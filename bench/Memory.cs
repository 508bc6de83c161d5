namespace DistrictCoaching.Bench;

/// <summary>What an activated teacher with two relationships and ten events takes, everything counted that her activation leaves behind.</summary>
internal static class Memory
{
    private const int Districts = 8, TeachersOfEach = 12_500, AtOnce = 64;

    public static async Task Run()
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, Districts, TeachersOfEach);
        var teachers = world.Teachers().ToList();
        await Parallel.ForEachAsync(teachers, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (one, _) => await Seed.TenEvents(world.Journal, one.Place, one.Teacher));
        await world.Teacher(teachers[0].Place, teachers[0].Teacher).Own();
        var before = Held();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(teachers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await world.Teacher(one.Place, one.Teacher).Own());
        var took = System.Diagnostics.Stopwatch.GetElapsedTime(start);
        Report.Value($"{teachers.Count:N0} activated, each", [(Held() - before) / 1024.0 / teachers.Count], "KB", most: 6);
        Report.Value("activated from the journal, one by one", [teachers.Count / took.TotalSeconds], "/s");
    }

    private static long Held()
    {
        for (var again = 0; again < 3; again++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
