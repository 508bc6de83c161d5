using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What those who run the service allow one district, where that is not what every district may. Null: the service's default.</summary>
/// <param name="PointsPerSecond">How many points come back to one client each second; 100 to 1,000,000.</param>
/// <param name="Burst">What one client may spend at once, on all gateways; 1,000 to 10,000,000 points.</param>
/// <param name="OperationsAtOnce">How many operations each gateway runs at once; 1 to 1,000.</param>
/// <param name="People">How many active people its roster may have; 1 to 1,000,000.</param>
/// <param name="Webhooks">How many webhooks it may have; 0 to 100.</param>
/// <param name="Apps">How many applications may live at once; 0 to 1,000.</param>
public sealed record DistrictLimits(int? PointsPerSecond, int? Burst, int? OperationsAtOnce, int? People, int? Webhooks, int? Apps)
{
    public static readonly DistrictLimits Default = new(null, null, null, null, null, null);

    private static readonly ImmutableArray<(string Name, int Least, int Most, Func<DistrictLimits, int?> Of)> Ranges =
    [
        ("pointsPerSecond", 100, 1_000_000, limits => limits.PointsPerSecond), ("burst", 1_000, 10_000_000, limits => limits.Burst), ("operationsAtOnce", 1, 1_000, limits => limits.OperationsAtOnce),
        ("people", 1, 1_000_000, limits => limits.People), ("webhooks", 0, 100, limits => limits.Webhooks), ("apps", 0, 1_000, limits => limits.Apps),
    ];

    /// <summary>Which of them are out of range.</summary>
    public IReadOnlyList<string> Wrong() => [.. Ranges.Where(range => range.Of(this) is { } set && (set < range.Least || set > range.Most)).Select(range => range.Name)];

    /// <summary>How many webhooks it may have.</summary>
    public int MostWebhooks => Webhooks ?? Domain.Webhooks.Most;
}
