using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Storage;

/// <summary>What every process that works with a store registers, whichever store it is.</summary>
public static class StorageSetup
{
    public static IServiceCollection AddStorage<TStore>(this IServiceCollection services, TStore store, IKeyStore keys, KeyRing ring)
        where TStore : class, IJournal, IDatabase, IContentStore, ISnapshotStore
    {
        services.AddSingleton<IJournal>(store).AddSingleton<IDatabase>(store).AddSingleton<IContentStore>(store).AddSingleton(keys).AddSingleton(ring);
        services.AddSingleton<ISnapshotStore>(store).AddSingleton<Snapshots>();
        services.AddSingleton<IContent, ContentVault>();
        return services.AddSingleton<RosterDirectory>().AddSingleton<Caseload>().AddSingleton<Invitations>().AddSingleton<DistrictDirectory>();
    }
}
