using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Looks every minute whether a key is due, over, made by another replica, or withdrawn.</summary>
internal sealed class KeyRolling(IServiceProvider services, KeyRing keys, TimeProvider clock, ILogger<KeyRolling> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    public async Task Once(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await keys.Roll(db, cancel);
        await keys.Load(db, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var often = new PeriodicTimer(Often, clock);
        while (await often.WaitForNextTickAsync(stoppingToken))
        {
            await Task.Yield();    // not on the timer's own thread
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.KeysNotRolled(logger, e);
            }
        }
    }
}
