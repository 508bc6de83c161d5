using DistrictCoaching.Storage;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>Head reads through the journal, as every answer that depends on consent needs one: the stream's own head and two guards.</summary>
internal static class HeadReads
{
    private static readonly Operation None = new(Guid.Empty, Guid.Empty, default);

    public static async Task Run()
    {
        await using var server = await PostgresServer.Start(fsync: true);
        await using (var disk = await PostgresDisk.Make(server))
        {
            await On("PostgreSQL", disk);
        }

        await using var embedded = new SqliteDisk();
        await On("SQLite", embedded);
    }

    private static async Task On(string store, Disk disk)
    {
        await using var world = await World.Make(disk, districts: 8, teachersOfEach: 32);
        var teachers = world.Teachers().ToList();
        foreach (var (place, teacher) in teachers)
        {
            await Seed.TenEvents(world.Journal, place, teacher);
        }

        foreach (var callers in new[] { 1, 32, 256 })
        {
            var rounds = await Rounds.Of(() => Round.Run(callers, Once, disk.Cpu));
            Report.Rounds($"{store}, {callers} at once", rounds[0]);
        }

        async Task Once(int caller)
        {
            var (place, teacher) = teachers[caller];
            Guard[] guards = [new(new(place.District, StreamKind.District, place.District.Value), 3), new(new(place.District, StreamKind.Roster, place.District.Value), place.Version)];
            var outcome = await world.Journal.Append(new(new(place.District, StreamKind.Teacher, teacher.Value), 10, None, [], guards, [], []));
            if (outcome != Outcome.Appended)
            {
                throw new InvalidOperationException($"A head stands elsewhere: {outcome}.");
            }
        }
    }
}
