using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

/// <summary>What those who run the service allow the district.</summary>
internal sealed partial class DistrictGrain
{
    public Task<Answer<LimitsView>> SetLimits(LimitsAsked asked)
    {
        var limits = new DistrictLimits(asked.Limits.PointsPerSecond, asked.Limits.Burst, asked.Limits.OperationsAtOnce, asked.Limits.People, asked.Limits.Webhooks, asked.Limits.Apps);
        return Order(
            Asking.Of("set-district-limits", asked.Order.Operation, Guid.Empty, asked, AskedJson.Default.LimitsAsked), asked.Order, Known.Nothing,
            (order, _) => new SetDistrictLimits(order, limits).Decide, district => View(district.Limits));
    }

    public async Task<LimitsView> Limits() => View((await Look()).Limits);

    private static LimitsView View(DistrictLimits limits) => new(limits.PointsPerSecond, limits.Burst, limits.OperationsAtOnce, limits.People, limits.Webhooks, limits.Apps);
}
