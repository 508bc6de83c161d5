using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Storage;

/// <summary>What every process that works with a store registers, whichever store it is. One that has no second place, and an <see cref="IRestoreCheck"/> of its own, gives lists only as that allows.</summary>
public static class StorageSetup
{
    /// <param name="checkpoints">Where heads are signed to; null for a process that signs nothing, as a gateway or a test.</param>
    /// <param name="endings">Where what ends is kept, with the checkpoints; null as those are.</param>
    public static IServiceCollection AddStorage<TStore>(this IServiceCollection services, TStore store, IKeyStore keys, KeyRing ring, CheckpointFolder? checkpoints = null, EndingOptions? endings = null)
        where TStore : class, IJournal, IDatabase, IContentStore, ISnapshotStore, IHeads, IDistrictStore, IDistrictTransfer, IStoreClock, IServerChanges
    {
        var verification = new JournalVerification(store, ring, checkpoints);
        services.AddSingleton<IHeads>(store).AddSingleton(verification);
        services.AddSingleton(provider => new JournalWatch(
            verification, checkpoints is null ? null : new(store, store, ring, checkpoints, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<IContentStore>(store).AddSingleton(keys).AddSingleton(ring);
        services.AddSingleton<Snapshots>().AddSingleton<IStoreClock>(store).AddSingleton<IDistrictTransfer>(store).AddSingleton<IDistrictStore>(store).AddSingleton<Moves>();
        services.AddSingleton<IContent, ContentVault>().AddSingleton<Envelopes>();
        services.AddSingleton<DeletionCertificates>().AddSingleton(provider => new DistrictRemoval(store, store, store, keys, ring, provider.GetRequiredService<DistrictDirectory>(), checkpoints));
        services.AddJournal(store, ring, checkpoints, endings);
        services.AddSingleton(provider => new RosterMemory(store, store, provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<RosterDirectory>().AddSingleton<ImportDirectory>().AddSingleton<Caseload>().AddSingleton<Invitations>().AddSingleton<DistrictDirectory>().AddSingleton<SignInProviders>().AddSingleton<ChangeFeed>().AddSingleton<WebhookDirectory>();
    }

    private static void AddJournal<TStore>(this IServiceCollection services, TStore store, KeyRing ring, CheckpointFolder? checkpoints, EndingOptions? endings)
        where TStore : class, IJournal, IDatabase, IHeads, ISnapshotStore, IServerChanges
    {
        var measured = new MeasuredJournal(store);
        if (checkpoints is null || endings is null)
        {
            services.AddSingleton<IJournal>(measured).AddSingleton<ISnapshotStore>(store).AddSingleton<IDatabase>(provider => new WatchedDatabase(
                store, provider.GetService<IRestoreCheck>() is { } asked ? new(asked, store, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RestoreWatch>>()) : null));
            return;
        }

        services.AddSingleton(provider => new RestoreCheck(store, store, ring, checkpoints, endings.Folder, provider.GetRequiredService<TimeProvider>())).AddSingleton(endings.Folder).AddSingleton(checkpoints);
        services.AddSingleton<IRestoreCheck>(provider => provider.GetRequiredService<RestoreCheck>()).AddSingleton<IServerChanges>(store).AddSingleton<RestoreWatch>();
        services.AddSingleton<ISnapshotStore>(provider => new WatchedSnapshots(store, provider.GetRequiredService<RestoreWatch>())).AddSingleton<IDatabase>(provider => new WatchedDatabase(store, provider.GetRequiredService<RestoreWatch>()));
        services.AddSingleton(provider => ring.Ledger = new(endings.Folder, endings.Kept, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<EndingLedger>>()));
        services.AddSingleton<IJournal>(provider => new LedgeredJournal(
            measured, provider.GetRequiredService<EndingLedger>(), provider.GetRequiredService<RestoreWatch>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Checkpoints(store, store, ring, checkpoints, provider.GetRequiredService<TimeProvider>())).AddSingleton<Reopening>();
    }
}

/// <summary>Where endings are kept, and for how long.</summary>
public sealed record EndingOptions(EndingFolder Folder, TimeSpan Kept);
