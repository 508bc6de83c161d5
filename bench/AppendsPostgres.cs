using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>Durable consent changes through grain and journal, against one transaction for each change with plain Npgsql on 32 connections.</summary>
internal static class AppendsPostgres
{
    public static async Task Run()
    {
        await using var server = await PostgresServer.Start(fsync: true);
        await using var disk = await PostgresDisk.Make(server);
        await using var other = await PostgresDisk.Make(server);
        await using var world = await World.Make(disk, districts: 8, teachersOfEach: 32);
        await using var plain = new PlainNpgsql(other.Plain, connections: 32, writers: 256);
        var changes = await Changes.Make(world, 256);
        foreach (var (callers, goal) in new[] { (32, 2.0), (256, 3.0) })
        {
            var rounds = await Rounds.Of(
                () => Round.Run(callers, changes.Once, disk.Cpu),
                () => Round.Run(callers, plain.Once, other.Cpu));
            Report.Rounds($"grain and journal, {callers} teachers of 8 districts", rounds[0]);
            Report.Rounds($"plain Npgsql, one transaction each, {callers} callers", rounds[1]);
            Report.Ratio($"{callers} at once", rounds[0], rounds[1], goal);
        }
    }
}
