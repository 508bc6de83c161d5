using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>A partner reads one note: heads checked and the reading logged in the transaction that takes the ciphertext.</summary>
internal static class NoteRead
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
        await using var world = await World.Make(disk, districts: 8, teachersOfEach: 32);
        var notes = new List<(Place Place, PersonId Teacher, Guid Activity)>();
        foreach (var (place, teacher) in world.Teachers())
        {
            notes.Add((place, teacher, await Written(world, place, teacher)));
        }

        foreach (var callers in new[] { 1, 32, 256 })
        {
            var rounds = await Rounds.Of(() => Round.Run(callers, Once, disk.Cpu));
            Report.Rounds($"{store}, {callers} at once", rounds[0]);
        }

        async Task Once(int caller)
        {
            var (place, teacher, activity) = notes[caller];
            World.Value(await world.Teacher(place, teacher).ReadNote(new(place.Coach.Value, activity)));
        }
    }

    private static async Task<Guid> Written(World world, Place place, PersonId teacher)
    {
        await Seed.Grant(world, place, teacher);
        var activity = Guid.NewGuid();
        World.Value(await world.Teacher(place, teacher).RecordActivity(new ActivityAsked(
            activity, place.Coach.Value, place.Coach.Value, ActivityKind.Conversation, Seed.Subjects[0], Taxonomy.Skills[0].Id.Value, Place.Today, 30, new string('n', 400))));
        return activity;
    }
}
