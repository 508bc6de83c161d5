using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Identity;

/// <summary>What every replica does once in a while; what failed is tried again with the next round.</summary>
internal abstract class Rounds(TimeSpan often, TimeProvider clock) : BackgroundService
{
    public abstract Task Once(CancellationToken cancel);

    protected abstract void Failed(Exception failure);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var turns = new PeriodicTimer(often, clock);
        while (await turns.WaitForNextTickAsync(stoppingToken))
        {
            await Task.Yield();    // not on the timer's own thread
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }
    }
}
