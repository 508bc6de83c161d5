using System.Data.Common;
using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>All stores of an installation, for a verb of a move: journal, keys, and identity's.</summary>
internal sealed class MoveStores : IAsyncDisposable
{
    private readonly VerbStores stores;
    private readonly SignInTransfer signIns;

    private MoveStores(VerbStores stores, SignInTransfer signIns) => (this.stores, this.signIns) = (stores, signIns);

    public DistrictExport Export => new(Get<Moves>(), Get<IDistrictTransfer>(), Get<IKeyStore>(), Get<KeyRing>(), signIns, TimeProvider.System);

    public DistrictImport Import => new(Get<Moves>(), Get<IDistrictTransfer>(), Get<IDistrictStore>(), Get<IHeads>(), Get<IKeyStore>(), Get<KeyRing>(), signIns);

    public DistrictHandover Handover => new(Get<Moves>(), Get<IHeads>(), Get<KeyRing>(), signIns, Get<DistrictRemoval>());

    /// <summary>Runs a verb's work; what keeps it from being done is said in a sentence.</summary>
    public static Task<int> Do(DirectoryInfo data, Func<MoveStores, Task<string>> work, CancellationToken cancel) => Failures.Say(async () =>
    {
        try
        {
            await using var stores = await Open(data.FullName, cancel);
            Console.WriteLine(await work(stores));
            return 0;
        }
        catch (DbException failed)
        {
            throw new StartException($"The database failed ({failed.GetType().Name}). Check that it is reachable, and run the verb again.");
        }
    });

    /// <exception cref="StartException">No district has this slug.</exception>
    public async Task<DistrictId> Named(string slug, CancellationToken cancel) =>
        await Get<DistrictDirectory>().BySlug(slug, cancel) ?? throw new StartException("There is no district with this slug. Name another.");

    /// <summary>What a restored database has forgotten to be over goes nowhere.</summary>
    /// <exception cref="StorageException">It was restored and not reopened, or the second place is none that knows it.</exception>
    public Task NotRestored(CancellationToken cancel) => Get<RestoreCheck>().Refuse(cancel);

    public async ValueTask DisposeAsync()
    {
        await signIns.DisposeAsync();
        await stores.DisposeAsync();
    }

    private static async Task<MoveStores> Open(string folder, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var options = new IdentityOptions { DataFolder = folder };
        builder.Configuration.GetSection("Identity").Bind(options);
        var stores = await VerbStores.Open(folder);
        try
        {
            return new(stores, await SignInTransfer.Open(options, builder.Environment, cancel));
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    private T Get<T>()
        where T : notnull => stores.Get<T>();
}
