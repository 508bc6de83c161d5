using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Storage;

/// <summary>What every process that works with a store registers, whichever store it is.</summary>
public static class StorageSetup
{
    /// <param name="checkpoints">Where heads are signed to; null for a process that signs nothing, as a gateway or a test.</param>
    public static IServiceCollection AddStorage<TStore>(this IServiceCollection services, TStore store, IKeyStore keys, KeyRing ring, CheckpointFolder? checkpoints = null)
        where TStore : class, IJournal, IDatabase, IContentStore, ISnapshotStore, IHeads, IDistrictStore, IDistrictTransfer, IStoreClock
    {
        var verification = new JournalVerification(store, ring, checkpoints);
        services.AddSingleton<IHeads>(store).AddSingleton(verification);
        services.AddSingleton(provider => new JournalWatch(
            verification, checkpoints is null ? null : new(store, store, ring, checkpoints, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<IJournal>(new MeasuredJournal(store)).AddSingleton<IDatabase>(store).AddSingleton<IContentStore>(store).AddSingleton(keys).AddSingleton(ring);
        services.AddSingleton<ISnapshotStore>(store).AddSingleton<Snapshots>().AddSingleton<IStoreClock>(store).AddSingleton<IDistrictTransfer>(store).AddSingleton<IDistrictStore>(store).AddSingleton<Moves>();
        services.AddSingleton<IContent, ContentVault>().AddSingleton<Envelopes>();
        services.AddSingleton<DeletionCertificates>().AddSingleton(provider => new DistrictRemoval(store, store, store, keys, ring, provider.GetRequiredService<DistrictDirectory>(), checkpoints));
        return services.AddSingleton<RosterDirectory>().AddSingleton<ImportDirectory>().AddSingleton<Caseload>().AddSingleton<Invitations>().AddSingleton<DistrictDirectory>().AddSingleton<SignInProviders>().AddSingleton<ChangeFeed>().AddSingleton<WebhookDirectory>();
    }
}
