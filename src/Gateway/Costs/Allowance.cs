using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>What clients of one district may spend: its own limits where those who run the service set them, else what every district may.</summary>
/// <param name="Most">What one operation may cost: never more than may be spent at once, or it could never run.</param>
/// <param name="OfCaller">What one caller may have spent of the client's.</param>
internal sealed record Allowance(int Most, int Burst, int OfCaller, int PerSecond, int AtOnce)
{
    public static Allowance Of(CostOptions cost, LimitsView? own)
    {
        var limited = cost with { Burst = own?.Burst ?? cost.Burst, PerSecond = own?.PointsPerSecond ?? cost.PerSecond, AtOnce = own?.OperationsAtOnce ?? cost.AtOnce };
        limited = limited with { Most = Math.Min(limited.Most, limited.Burst) };
        return new(limited.Most, limited.Burst, limited.OfCaller, limited.PerSecond, limited.AtOnce);
    }
}
