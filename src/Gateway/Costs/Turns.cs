using System.Threading.RateLimiting;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Operations of one district that this gateway runs at once. More of them wait for each other, so that another district's never wait for more than these.</summary>
internal sealed class Turns(Allowances allowances) : IDisposable
{
    // by the number too: a changed one begins with turns of its own, and those of before end with their operations
    private readonly PartitionedRateLimiter<(DistrictId District, int AtOnce)> districts =
        PartitionedRateLimiter.Create<(DistrictId District, int AtOnce), (DistrictId District, int AtOnce)>(district => RateLimitPartition.GetConcurrencyLimiter(
            district, one => new() { PermitLimit = one.AtOnce, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    /// <summary>Waits for the district's turn, which ends when what is given is disposed.</summary>
    public ValueTask<RateLimitLease> Take(Caller caller, CancellationToken cancel) => districts.AcquireAsync((caller.District, allowances.Known(caller).AtOnce), 1, cancel);

    public void Dispose() => districts.Dispose();
}
