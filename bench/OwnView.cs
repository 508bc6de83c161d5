using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>A teacher's own view, through the grain of a silo in this process.</summary>
internal static class OwnView
{
    public static async Task Run()
    {
        await using (var embedded = new SqliteDisk())
        {
            await On("SQLite", embedded);
        }

        await using var server = await PostgresServer.Start(fsync: true);
        await using var disk = await PostgresDisk.Make(server);
        await On("PostgreSQL", disk);
    }

    private static async Task On(string store, Disk disk)
    {
        await using var world = await World.Make(disk, districts: 8, teachersOfEach: 128);
        var teachers = world.Teachers().ToList();
        foreach (var (place, teacher) in teachers)
        {
            await Seed.TenEvents(world.Journal, place, teacher);
        }

        foreach (var callers in new[] { 32, 256 })
        {
            var rounds = await Rounds.Of(() => Round.Run(callers, Once, disk.Cpu));
            Report.Rounds($"{store}, {callers} at once", rounds[0]);
            Report.Value("  (two cores, wholly ours, would give)", [.. rounds[0].Select(round => 2_000 / round.Cpu)], "/s", least: 100_000);
        }

        async Task Once(int caller)
        {
            // each asks for several in turns, so that a view is never the one just given
            var (place, teacher) = teachers[(caller * 4) + Random.Shared.Next(4)];
            if ((await world.Teacher(place, teacher).Own()).Consents.Length != 2)
            {
                throw new InvalidOperationException("A view is not whole.");
            }
        }
    }
}
