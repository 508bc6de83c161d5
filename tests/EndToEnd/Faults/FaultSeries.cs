using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>The faults that docs/operators/resilience.md tells of, each under load for as long as it takes: run by <c>./dev faults</c>, as root on Linux.</summary>
[Trait("Series", "faults")]
[Collection(nameof(FaultSeries))]
public sealed class FaultSeries
{
    private const int Silos = 3, HogsOfEach = 8;

    [Fact(Explicit = true)]
    public Task Nothing() => Run("nothing, for comparison", (_, _) => Pass(60));

    [Fact(Explicit = true)]
    public Task Killed_silos() => Run("kill -9 one of three silos every 20 s, 3 min", async (cluster, _) =>
    {
        for (var kill = 0; kill < 9; kill++)
        {
            await cluster.Silo(kill % Silos).Kill();
            await cluster.StartSilos();
            await Pass(20);
        }
    });

    [Fact(Explicit = true)]
    public Task Ended_silos() => Run("SIGTERM to one of three silos every 20 s, 3 times", async (cluster, _) =>
    {
        for (var end = 0; end < Silos; end++)
        {
            Assert.Equal(0, await cluster.Silo(end).Stop());
            await cluster.StartSilos();
            await Pass(20);
        }
    });

    [Theory(Explicit = true)]
    [InlineData(14)]
    [InlineData(60)]
    public Task Frozen_silo(int seconds) => Run($"SIGSTOP of one for {seconds} s", async (cluster, run) =>
    {
        await cluster.Silo(0).Freeze();
        await Pass(seconds);
        await cluster.Silo(0).Thaw();
        await run.Answers(10);
    });

    [Fact(Explicit = true)]
    public Task Killed_database() => Run("kill -9 PostgreSQL, started again", async (cluster, _) =>
    {
        await cluster.Server.Kill();
        await Again(cluster.Server);
        await Pass(20);
    });

    [Fact(Explicit = true)]
    public Task Stopped_database() => Run("PostgreSQL stopped for 30 s", async (cluster, _) =>
    {
        await cluster.Server.Stop();
        await Pass(30);
        await cluster.Server.Begin();
        await Pass(20);
    });

    [Fact(Explicit = true)]
    public async Task Full_disk()
    {
        var disk = new SmallDisk();
        await Run("the journal's disk full for 20 s", async (cluster, _) =>
        {
            await disk.Fill();
            await Pass(20);
            disk.Free();
            await Again(cluster.Server);
            await Pass(20);
        }, async () =>
        {
            var server = await PostgresServer.Start(fsync: true, prepare: disk.MountAt);
            server.Ended = disk.Unmount;
            return server;
        });
    }

    [Theory(Explicit = true)]
    [InlineData("a silo cut off from the other silos, not from PostgreSQL, 30 s", false)]
    [InlineData("a silo cut off from PostgreSQL, not from the others, 30 s", true)]
    public async Task Cut_off_silo(string name, bool database)
    {
        await using var network = await PrivateNetwork.Make(Silos);
        await Run(name, async (_, run) =>
        {
            await network.Cut(0, database);
            await Pass(30);
            await network.Mend(0, database);
            await run.Answers(10);
        }, () => PostgresServer.Start(fsync: true, alsoOn: PrivateNetwork.Database), network.Place);
    }

    [Fact(Explicit = true)]
    public Task Wrong_clock() => Run("the clock of one silo 5 min ahead", (_, _) => Pass(60), place: cluster =>
        cluster.Places[0] = ([], new() { ["LD_PRELOAD"] = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", ["FAKETIME"] = "+300", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" }));

    [Fact(Explicit = true)]
    public Task Starved_silos() => Run("all processors taken by others: 60 s, then SIGTERM to each silo", async (cluster, run) =>
    {
        await using var hogs = Hogs.Start(Environment.ProcessorCount * HogsOfEach);
        await Pass(60);
        Console.WriteLine($"{await DeclaredDead(cluster)} of {Silos} silos were declared dead in that minute.");
        await cluster.StartSilos();
        for (var silo = 0; silo < Silos; silo++)
        {
            Assert.Equal(0, await cluster.Silo(silo).Stop());
            var others = await DeclaredDead(cluster, but: silo);
            Console.WriteLine($"Silo {silo} ended in order; {others} of the others were declared dead meanwhile.");
            await cluster.StartSilos();
        }

        await run.Answers(5);
    });

    [Fact(Explicit = true)]
    public Task Short_memory() => Run("one silo with 120 MB of heap", (_, _) => Pass(60), place: cluster => cluster.Places[0] = ([], new() { ["DOTNET_GCHeapHardLimit"] = "0x7800000" }));

    private static async Task Run(string name, Func<Cluster, FaultRun, Task> fault, Func<Task<PostgresServer>>? server = null, Action<Cluster>? place = null)
    {
        var cluster = new Cluster(Silos, server) { Prepare = place };
        FaultRun.Unlimit(cluster);
        await cluster.InitializeAsync();
        await using var ends = cluster;
        await FaultRun.Of(name, cluster, run => fault(cluster, run));
    }

    /// <summary>How many have ended because the others declared them dead; one that ended by itself and for anything else has failed.</summary>
    private static async Task<int> DeclaredDead(Cluster cluster, int? but = null)
    {
        var ended = Enumerable.Range(0, Silos).Where(silo => silo != but).Select(cluster.Silo).Where(silo => silo.HasExited).ToList();
        foreach (var silo in ended)
        {
            var (_, _, said) = await silo.End();    // all that it said
            Assert.True(silo.DeclaredDead, said);
        }

        return ended.Count;
    }

    /// <summary>The load goes on for so long.</summary>
    private static async Task Pass(int seconds)
    {
        using var over = new PeriodicTimer(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        await over.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A server that was killed cannot begin before its last process has ended; one that has recovered by itself need not.</summary>
    private static Task Again(PostgresServer server) => Until.So(async () =>
    {
        try
        {
            await server.Begin();
            return true;
        }
        catch (InvalidOperationException)
        {
            return await server.Answers();
        }
    });
}

[CollectionDefinition(nameof(FaultSeries), DisableParallelization = true)]
public sealed class FaultSeriesCollection;
