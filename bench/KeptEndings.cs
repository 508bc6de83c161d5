using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using DistrictCoaching.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Bench;

/// <summary>Appends that end something, kept in the second place before they are made, against the same that are not kept. The second place is on the database's own disk.</summary>
internal static class KeptEndings
{
    private static readonly Stored Withdrawn = Catalogue.Write(new TeacherEvent.ConsentWithdrawn(new(Guid.NewGuid())));

    public static async Task Run()
    {
        await using var server = await PostgresServer.Start(fsync: true);
        await using var kept = await PostgresDisk.Make(server, keepsEndings: true);
        await using var plain = await PostgresDisk.Make(server);
        await using var with = await Services(kept);
        await using var without = await Services(plain);
        foreach (var callers in new[] { 1, 32 })
        {
            var rounds = await Rounds.Of(Load(with, callers, kept), Load(without, callers, plain));
            Report.Rounds($"kept, {callers} at once", rounds[0]);
            Report.Rounds($"not kept, {callers} at once", rounds[1]);
            Report.Times($"p50, {callers} at once", rounds[0], rounds[1], round => round.P50, most: null);
        }
    }

    private static async Task<ServiceProvider> Services(Disk disk)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        await disk.Register(services);
        return services.BuildServiceProvider();
    }

    private static Func<Task<Round>> Load(ServiceProvider services, int callers, Disk disk)
    {
        var journal = services.GetRequiredService<IJournal>();
        var streams = Enumerable.Range(0, callers).Select(_ => new StreamKey(new(Guid.NewGuid()), StreamKind.Teacher, Guid.NewGuid())).ToArray();
        var versions = new long[callers];
        return () => Round.Run(callers, caller => Seed.Append(journal, new(streams[caller], versions[caller]++, Seed.Operation(), [Withdrawn], [], [], [])), disk.Cpu);
    }
}
