using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Counts in memory. Written every ten seconds and at the end, so that a count costs, and shows, nothing; a crash may lose the last ones.</summary>
internal abstract class Tally<T>(IServiceProvider services, TimeProvider clock, ILogger logger) : BackgroundService
    where T : notnull
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);
    private readonly Lock turn = new();
    private readonly SemaphoreSlim some = new(0);
    private Dictionary<T, (long Times, long Last)> counted = [];

    public void Count(T what)
    {
        lock (turn)
        {
            if (counted.Count == 0)
            {
                some.Release();
            }

            counted[what] = (counted.GetValueOrDefault(what).Times + 1, clock.GetUtcNow().ToUnixTimeSeconds());
        }
    }

    public async Task Write(CancellationToken cancel)
    {
        Dictionary<T, (long Times, long Last)> written;
        lock (turn)
        {
            (written, counted) = (counted, []);
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        foreach (var (what, (times, last)) in written)
        {
            await Write(db, what, times, last, cancel);
        }
    }

    public override void Dispose()
    {
        some.Dispose();
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
