using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>
/// Counts the tokens that applications get for themselves. Written every ten seconds and at the end, so that a count costs a token nothing; a crash may lose the last ones.
/// </summary>
internal sealed class AppUse(IServiceProvider services, TimeProvider clock, ILogger<AppUse> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);
    private readonly Lock turn = new();
    private readonly SemaphoreSlim some = new(0);
    private Dictionary<string, (long Tokens, long Last)> counted = [];

    public void Count(string clientId)
    {
        lock (turn)
        {
            if (counted.Count == 0)
            {
                some.Release();
            }

            counted[clientId] = (counted.GetValueOrDefault(clientId).Tokens + 1, clock.GetUtcNow().ToUnixTimeSeconds());
        }
    }

    public async Task Write(CancellationToken cancel)
    {
        Dictionary<string, (long Tokens, long Last)> written;
        lock (turn)
        {
            (written, counted) = (counted, []);
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        foreach (var (client, (tokens, last)) in written)
        {
            await db.Apps.Where(app => app.ClientId == client).ExecuteUpdateAsync(
                app => app.SetProperty(a => a.Tokens, a => a.Tokens + tokens).SetProperty(a => a.LastUsed, a => a.LastUsed > last ? a.LastUsed : last), cancel);
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
            Log.UseNotCounted(logger, e);
        }
    }
}
