using System.Threading.RateLimiting;
using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Operations of one district that this gateway runs at once. More of them wait for each other, so that another district's never wait for more than these.</summary>
internal sealed class Turns(IOptions<GatewayOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<DistrictId> districts = PartitionedRateLimiter.Create<DistrictId, DistrictId>(district => RateLimitPartition.GetConcurrencyLimiter(
        district,
        _ => new() { PermitLimit = options.Value.Cost.AtOnce, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    /// <summary>Waits for the district's turn, which ends when what is given is disposed.</summary>
    public ValueTask<RateLimitLease> Take(Caller caller, CancellationToken cancel) => districts.AcquireAsync(caller.District, 1, cancel);

    public void Dispose() => districts.Dispose();
}
