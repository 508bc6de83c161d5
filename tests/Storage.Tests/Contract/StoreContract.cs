namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>What every store must keep, told once; each store has a subclass of every contract.</summary>
public abstract class StoreContract(Stores stores) : IAsyncLifetime
{
    protected Stores Stores { get; } = stores;

    protected Opened Store { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Store = await Stores.Open();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Stores.DisposeAsync();
    }

    /// <summary>Closes the store and opens it again on the same data.</summary>
    protected async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = await Stores.Open();
    }
}
