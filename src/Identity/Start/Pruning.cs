using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>Removes what has ended, once an hour.</summary>
internal sealed class Pruning(IServiceProvider services, TimeProvider clock, ILogger<Pruning> logger) : Rounds(TimeSpan.FromHours(1), clock)
{
    public override async Task Once(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Prune>().Once(cancel);
    }

    protected override void Failed(Exception failure) => Log.PruningFailed(logger, failure);
}

/// <summary>Removes guesses that no longer count, once a minute: what a flood leaves is not to grow for an hour.</summary>
internal sealed class GuessPruning(IServiceProvider services, TimeProvider clock, ILogger<GuessPruning> logger) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    public override async Task Once(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Guesses>().Prune(Guesses.Most, cancel);
    }

    protected override void Failed(Exception failure) => Log.GuessesNotPruned(logger, failure);
}

/// <summary>One removal. A used refresh token is kept as long as it could have lived: its second use must still end its family.</summary>
internal sealed class Prune(
    IdentityDb db, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, TimeProvider clock, ILogger<Prune> logger)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public async Task Once(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ended = await tokens.PruneAsync(now - Kept, cancel);
        var alone = await authorizations.PruneAsync(now - Kept, cancel);
        await db.UsedAssertions.Where(used => used.Until <= now.ToUnixTimeSeconds()).ExecuteDeleteAsync(cancel);
        await db.EndedSessions.Where(ended => ended.Until <= now.ToUnixTimeSeconds()).ExecuteDeleteAsync(cancel);
        var links = await db.Links.Where(link => link.Until <= now.ToUnixTimeSeconds()).ExecuteDeleteAsync(cancel);
        await db.Acts.Where(act => act.At <= (now - Acts.Kept).ToUnixTimeSeconds()).ExecuteDeleteAsync(cancel);
        Log.Pruned(logger, ended, alone, links);
    }
}
