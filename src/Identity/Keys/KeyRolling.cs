using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Looks every minute whether a key is due, over, made by another replica, or withdrawn.</summary>
internal sealed class KeyRolling(IServiceProvider services, KeyRing keys, TimeProvider clock, ILogger<KeyRolling> logger) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    public override async Task Once(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await keys.Roll(db, cancel);
        await keys.Load(db, cancel);
    }

    protected override void Failed(Exception failure) => Log.KeysNotRolled(logger, failure);
}
