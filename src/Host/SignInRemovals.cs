using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Removes the sign-ins of deleted districts, at the start and every minute, in each process that has identity's database. They are counted in the register before, and said to be gone after it.</summary>
internal sealed partial class SignInRemovals(IGrainFactory grains, DistrictDirectory districts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SignInRemovals> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();    // the start waits for nothing of this
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                foreach (var district in await districts.WithSignIns(stoppingToken))
                {
                    await Remove(district, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotRemoved(log, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Remove(DistrictId district, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var removal = scope.ServiceProvider.GetRequiredService<ISignInRemoval>();
        var found = await removal.Count(district, cancel);
        CallingDistrict.Set(DistrictId.Service);
        if ((await grains.Register().CountSignIns(new(district.Value, found.Accounts, found.Links, found.Apps, found.Tokens, found.Others))).Refusal is null)
        {
            await removal.Remove(district, cancel);
            await grains.Register().SignInsDeleted(district.Value);
        }
    }

    [LoggerMessage(4701, LogLevel.Warning, "The sign-ins of a deleted district could not be removed ({Failure}); it is tried again in the next round.")]
    private static partial void NotRemoved(ILogger log, string failure);
}
