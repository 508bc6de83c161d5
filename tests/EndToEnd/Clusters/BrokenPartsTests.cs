using System.Collections.Concurrent;
using DistrictCoaching.Gateway;

namespace DistrictCoaching.EndToEnd;

/// <summary>A silo is killed, the database crashes, while coaches go on recording.</summary>
[Collection(nameof(Cluster))]
public sealed class BrokenPartsTests(Cluster cluster) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task What_was_acknowledged_before_and_after_a_silo_was_killed_is_there() => RecordsThrough(async () =>
    {
        await cluster.Silo(0).Kill();
    });

    [Fact]
    public async Task After_a_crash_of_the_database_the_service_recovers_by_itself()
    {
        await RecordsThrough(cluster.Server.Restart);
        foreach (var silo in (int[])[0, 1])
        {
            // the one reason to end: starved of its processor it missed the other's probes; then its platform starts it again
            Assert.True(!cluster.Silo(silo).HasExited || cluster.Silo(silo).DeclaredDead);
        }

        await cluster.Cast(teachers: 1);
    }

    /// <summary>Records with several teachers at once, lets something break in the middle, records on, and finds all that was acknowledged, once.</summary>
    private async Task RecordsThrough(Func<Task> breaks)
    {
        const int Before = 10, After = 5;
        var cast = await cluster.Cast(teachers: 3);
        var partners = new Partners(cluster.Api, cast);
        foreach (var teacher in cast.Teachers)
        {
            await partners.Meet(teacher);
            await partners.Grant(teacher);
        }

        var acknowledged = new ConcurrentDictionary<string, Someone>();
        var broken = 0;
        var recording = cast.Teachers.Select(async teacher =>
        {
            for (var more = After; more > 0;)
            {
                var operation = Guid.NewGuid();
                var began = Volatile.Read(ref broken) == 1;
                Assert.Empty(await cluster.Api.DoUntilAnswered(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, operation)));
                acknowledged[NodeId.Of("Activity", operation)] = teacher;
                more -= began ? 1 : 0;
            }
        }).ToList();
        await Until.So(() => Task.FromResult(acknowledged.Count >= Before || recording.Any(one => one.IsFaulted)));
        await breaks();
        Volatile.Write(ref broken, 1);
        await Task.WhenAll(recording);

        foreach (var teacher in cast.Teachers)
        {
            var expected = acknowledged.Where(one => one.Value == teacher).Select(one => one.Key).Order(StringComparer.Ordinal);
            Assert.Equal(expected, (await partners.Activities(teacher)).Order(StringComparer.Ordinal));
        }
    }
}
