using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>What the district may have and spend, as those who run the service have it. For district leads and administrators.</summary>
    public async Task<DistrictLimits> Limits([FromUserContext] Caller caller, [FromServices] Importers keepers, CancellationToken cancel)
    {
        await keepers.Check(key, caller, cancel);
        return new(key, view.Limits);
    }
}

/// <summary>What a district may have and spend. Withdrawing, pausing and ending pass every limit.</summary>
public sealed class DistrictLimits(DistrictId key, LimitsView? view)
{
    /// <summary>How many points of cost come back to each of its clients a second.</summary>
    public DistrictLimit PointsPerSecond([FromServices] IOptions<GatewayOptions> options) => new(view?.PointsPerSecond, options.Value.Cost.PerSecond, null);

    /// <summary>How many points each of its clients may spend at once. An operation may cost no more than that either.</summary>
    public DistrictLimit Burst([FromServices] IOptions<GatewayOptions> options) => new(view?.Burst, options.Value.Cost.Burst, null);

    /// <summary>How many of its operations each gateway runs at once; more of them wait.</summary>
    public DistrictLimit OperationsAtOnce([FromServices] IOptions<GatewayOptions> options) => new(view?.OperationsAtOnce, options.Value.Cost.AtOnce, null);

    /// <summary>How many active people its roster may have. A roster that would have more is not imported.</summary>
    public async Task<DistrictLimit> People([FromServices] DistrictDirectory districts, CancellationToken cancel) => new(view?.People, null, (await districts.Size(key, cancel)).People);

    /// <summary>How many webhooks it may have.</summary>
    public async Task<DistrictLimit> Webhooks([FromServices] DistrictDirectory districts, CancellationToken cancel) => new(view?.Webhooks, Domain.Webhooks.Most, await districts.Webhooks(key, cancel));

    /// <summary>How many registered applications it may have that were not revoked.</summary>
    public async Task<DistrictLimit> Apps([FromServices] IApps apps, CancellationToken cancel) =>
        new(view?.Apps, Domain.RegisterApp.Usual, (await apps.Of(key, cancel)).Count(app => app.RevokedAt is null));
}

/// <summary>One limit of a district.</summary>
public sealed class DistrictLimit(int? own, int? usual, int? used)
{
    /// <summary>What those who run the service set for this district; null where they set nothing.</summary>
    public int? Own => own;

    /// <summary>What counts: its own, or else the service's default; null where there is no limit.</summary>
    public int? InForce => own ?? usual;

    /// <summary>How much of it the district has; null of what is spent and comes back.</summary>
    public int? Used => used;
}
