namespace DistrictCoaching.Contracts;

/// <summary>What a district's clients have left of their budgets on all gateways together. Memory only: where it is lost, each gateway's own limits hold.</summary>
[GrainInterfaceType("spending"), Alias("spending")]
public interface ISpendingGrain : IGrainWithStringKey
{
    /// <summary>Takes what one gateway saw spent of a budget, and says what is left of it: 0 to <paramref name="limit"/> points.</summary>
    /// <param name="budget">Which budget, by a name of the gateways' own.</param>
    /// <param name="points">Spent since that gateway last said; less than 0 where it gave back more than was spent.</param>
    /// <param name="limit">The most that can be left.</param>
    /// <param name="perSecond">How many points come back each second.</param>
    [Alias("spend")]
    Task<double> Spend(string budget, double points, int limit, int perSecond);
}
