using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>All districts in the order of their slugs. For those who run the service, who see nothing of what is in them.</summary>
    public static async Task<Connection<OperatedDistrict>> Districts(Page page, [FromUserContext] Caller caller, [FromServices] Operators operators, CancellationToken cancel) =>
        await operators.List(caller, page, cancel);
}

/// <summary>A district as those who run the service see it: nothing of coaching, and nobody in it.</summary>
public sealed class OperatedDistrict(DistrictId key, string slug, DistrictView? view)
{
    /// <summary>The district's id.</summary>
    [Id]
    public string Id => NodeId.Of("District", key.Value);

    /// <summary>Its alias.</summary>
    public string Slug => slug;

    /// <summary>Its name; null where its founding was broken off.</summary>
    public string? Name => view?.Name;

    /// <summary>Whether it is real or for training; null where its founding was broken off.</summary>
    public DistrictKind? Kind => view?.Kind;

    /// <summary>Whether it works.</summary>
    public DistrictState State => view?.State.State ?? DistrictState.Active;

    /// <summary>When it is deleted, unless it is resumed before; null where it is not.</summary>
    public DateTimeOffset? DeletionDue => view?.State.DeletionDue;

    /// <summary>What it may have and spend, and how much of that it has.</summary>
    public DistrictLimits Limits => new(key, view?.Limits);

    /// <summary>How many active people its roster has, whatever they do.</summary>
    public async Task<int> People([FromServices] DistrictDirectory districts, CancellationToken cancel) => (await districts.Size(key, cancel)).People;

    /// <summary>How many open schools its roster has.</summary>
    public async Task<int> Schools([FromServices] DistrictDirectory districts, CancellationToken cancel) => (await districts.Size(key, cancel)).Schools;
}

/// <summary>The district as it is now, or why nothing was done to it.</summary>
public sealed class OperatedDistrictPayload(OperatedDistrict? district, RefusalView? refusal) : Payload(refusal)
{
    /// <summary>The district; null where errors say why.</summary>
    public OperatedDistrict? District => district;
}
