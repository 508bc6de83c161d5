using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Keeps budgets in step between gateways: who spends much is counted in one place, who spends little costs no call. It never holds a request up, and while nobody answers
/// each gateway's own limits hold.
/// </summary>
internal sealed class SharedSpending(IGrainFactory grains)
{
    /// <summary>Says what was spent of a budget, where that is worth saying. Ends when what is left of all was heard; nobody has to wait for that.</summary>
    public Task Share(DistrictId district, string budget, Purse purse) =>
        purse.Say() is { } said ? Task.Run(() => Share(district, budget, purse, said)) : Task.CompletedTask;

    private async Task Share(DistrictId district, string budget, Purse purse, double said)
    {
        double? all = null;
        try
        {
            CallingDistrict.Set(district);
            all = await grains.Spending(district).Spend(budget, said, purse.Limit, purse.PerSecond);
        }
        catch (Exception)
        {
            // Whatever it was: a budget is no reason to fail, and the next spending says it again.
        }

        purse.Hear(said, all);
    }
}
