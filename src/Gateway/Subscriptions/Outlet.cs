using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>
/// What a client is told through, one sender at a time. Who comes meanwhile waits for its turn with nothing in hand, and is looked up when the turn comes:
/// so nothing that the caller may see no more waits for her anywhere, and a slow client costs no memory.
/// </summary>
internal abstract class Outlet(TimeSpan stall, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    protected TimeProvider Clock { get; } = clock;

    /// <summary>Waits for the turn; says whether it had to wait.</summary>
    public async Task<bool> Enter(CancellationToken cancel)
    {
        if (turn.Wait(0, CancellationToken.None))
        {
            return false;
        }

        await turn.WaitAsync(cancel);
        return true;
    }

    public void Leave() => turn.Release();

    /// <summary>Waits for the turn, speaks, and leaves.</summary>
    public async Task Say(Func<Task> speak, CancellationToken cancel)
    {
        await Enter(cancel);
        try
        {
            await speak();
        }
        finally
        {
            Leave();
        }
    }

    public virtual void Dispose() => turn.Dispose();

    /// <summary>Sends within the turn; a client that takes nothing for too long is cut off.</summary>
    protected async Task Send(Func<CancellationToken, Task> send)
    {
        using var patience = new CancellationTokenSource(stall, Clock);
        try
        {
            await send(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }

    protected abstract void Abort();
}

/// <summary>How one operation answers through an outlet; each is called within its turn.</summary>
internal interface IAnswering
{
    Outlet Outlet { get; }

    Task Next(ReadOnlyMemory<byte> result);

    /// <summary>The operation is over, and why.</summary>
    Task Error(ExecutionResult refused);

    Task Complete();
}
