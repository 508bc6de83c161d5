using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>
/// Counts in memory. Written every ten seconds and at the end, so that a count costs, and shows, nothing; what could not be written is tried again with the next; a crash may lose the last ones.
/// </summary>
internal abstract class Tally<T>(IServiceProvider services, TimeProvider clock, ILogger logger) : BackgroundService
    where T : notnull
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);
    private readonly Lock turn = new();
    private readonly SemaphoreSlim some = new(0);
    private readonly SemaphoreSlim writing = new(1);
    private Dictionary<T, (long Times, long Last)> counted = [];

    public void Count(T what) => Count(what, 1, clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Once it returns, everything counted before it is written, also what another call had begun to write.</summary>
    public async Task Write(CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            await WriteCounted(cancel);
        }
        finally
        {
            writing.Release();
        }
    }

    public override void Dispose()
    {
        some.Dispose();
        writing.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWrite(cancellationToken);
    }

    protected abstract Task Write(IdentityDb db, T what, long times, long last, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await some.WaitAsync(stoppingToken);
            await Task.Delay(Often, clock, stoppingToken);
            await TryWrite(stoppingToken);
        }
    }

    private void Count(T what, long times, long last)
    {
        lock (turn)
        {
            if (counted.Count == 0)
            {
                some.Release();
            }

            var before = counted.GetValueOrDefault(what);
            counted[what] = (before.Times + times, Math.Max(before.Last, last));
        }
    }

    private async Task WriteCounted(CancellationToken cancel)
    {
        Dictionary<T, (long Times, long Last)> left;
        lock (turn)
        {
            (left, counted) = (counted, []);
        }

        try
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            foreach (var (what, (times, last)) in left)
            {
                await Write(db, what, times, last, cancel);
                left.Remove(what);
            }
        }
        finally
        {
            foreach (var (what, (times, last)) in left)
            {
                Count(what, times, last);
            }
        }
    }

    private async Task TryWrite(CancellationToken cancel)
    {
        try
        {
            await Write(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotCounted(logger, e);
        }
    }
}
