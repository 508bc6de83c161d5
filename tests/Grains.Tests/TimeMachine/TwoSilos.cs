using System.Security.Cryptography;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>
/// Two silos over one store that do not know of each other: each keeps an activation of its own of every grain, as a silo does that was frozen and thaws.
/// Whatever one does, the other's memory is stale. The clocks of both machines are a day wrong, and only the store's is right.
/// </summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateDirectory(Path.Combine(System.IO.Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"time-machine-{Guid.NewGuid():N}"));
    private readonly List<IHost> hosts = [];
    private SqliteStore? store;
    private SqliteKeyStore? keys;

    public FakeTimeProvider Clock { get; } = new(new(2026, 9, 7, 15, 0, 0, TimeSpan.Zero));

    internal SqliteStore Store => store!;

    internal RosterDirectory Directory => hosts[0].Services.GetRequiredService<RosterDirectory>();

    internal ImportDirectory Imports => hosts[0].Services.GetRequiredService<ImportDirectory>();

    internal Caseload Caseload => hosts[0].Services.GetRequiredService<Caseload>();

    internal ChangeFeed Feed => hosts[0].Services.GetRequiredService<ChangeFeed>();

    internal Invitations Invitations => hosts[0].Services.GetRequiredService<Invitations>();

    internal T Of<T>()
        where T : notnull => hosts[0].Services.GetRequiredService<T>();

    internal IGrainFactory Grains(int silo) => hosts[silo].Services.GetRequiredService<IGrainFactory>();

    internal LosingJournal Journal(int silo) => (LosingJournal)hosts[silo].Services.GetRequiredService<IJournal>();

    public async ValueTask InitializeAsync()
    {
        var data = Path.Combine(folder.FullName, "data");
        store = SqliteStore.Open(data, Tables.All, Clock);
        keys = new(Path.Combine(data, "keys.db"));
        var ring = await KeyRing.Open(keys, new([new(1, RandomNumberGenerator.GetBytes(32))]), Clock);
        for (var silo = 0; silo < 2; silo++)
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddStorage(store, keys, ring);
            builder.Services.AddSingleton(new RestOptions(AllowPrivate: true));
            builder.Services.AddSingleton(new WebhookOptions(AllowPrivate: true));
            builder.AddSilo(new());
            builder.Services.AddSingleton<IJournal>(new LosingJournal(store));
            var ahead = silo == 0 ? TimeSpan.FromHours(26) : TimeSpan.FromHours(-26);
            builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, new CorrectedTime(Clock, new StoreAhead(ahead)));
            builder.Services.AddSingleton<IStoreClock>(new StoreAhead(-ahead));
            hosts.Add(builder.Build());
            await hosts[silo].StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await Store.DisposeAsync();
        keys!.Dispose();
        folder.Delete(recursive: true);
    }

    private sealed class StoreAhead(TimeSpan by) : IStoreClock
    {
        public TimeSpan Correction => by;
    }
}
