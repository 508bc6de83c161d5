using DistrictCoaching.Contracts;

namespace DistrictCoaching.Grains;

/// <summary>Budgets that are full are forgotten, so that what is kept is bounded by what can be spent.</summary>
[GrainType("spending")]
internal sealed class SpendingGrain(GrainServices services) : Grain, ISpendingGrain
{
    private const int Kept = 1_000;

    private readonly Dictionary<string, Budget> budgets = [];
    private int tidyAt = Kept;

    public Task<double> Spend(string budget, double points, int limit, int perSecond)
    {
        var now = services.Clock.GetTimestamp();
        var before = budgets.TryGetValue(budget, out var known) && known.Limit > 0 ? Left(known, now) * limit / known.Limit : limit;    // of another limit as large a share is left
        var left = Math.Clamp(before - points, 0, limit);
        budgets[budget] = new(left, limit, perSecond, now);
        Tidy(now);
        return Task.FromResult(left);
    }

    private double Left(Budget budget, long now) => Math.Min(budget.Limit, budget.Left + (services.Clock.GetElapsedTime(budget.At, now).TotalSeconds * budget.PerSecond));

    private void Tidy(long now)
    {
        if (budgets.Count >= tidyAt)
        {
            foreach (var (name, _) in budgets.Where(one => Left(one.Value, now) >= one.Value.Limit).ToList())
            {
                budgets.Remove(name);
            }

            tidyAt = Kept + (2 * budgets.Count);
        }
    }

    private readonly record struct Budget(double Left, int Limit, int PerSecond, long At);
}
