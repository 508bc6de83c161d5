using DistrictCoaching.Contracts;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// Those who run the service set all limits of a district anew, with a reason that its leads read. What is left out or null is the service's default. Every gateway goes by them within 30 seconds. What the district has already stays: a lower limit refuses only
    /// more of it. Withdrawing, pausing and ending pass every limit.
    /// </summary>
    public static Task<OperatedDistrictPayload> SetDistrictLimits(SetDistrictLimitsInput input, [FromUserContext] Caller caller, [FromServices] Operators operators, CancellationToken cancel) =>
        operators.Do(caller, input.DistrictId, (district, _) => district.SetLimits(input.Asked(caller)), cancel);
}

/// <summary>Which district, what it may have and spend, and why.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="DistrictId">The district.</param>
/// <param name="Reason">1 to 500 characters, for its leads to read: name nobody.</param>
/// <param name="PointsPerSecond">How many points of cost come back to each of its clients a second; 100 to 1,000,000.</param>
/// <param name="Burst">How many points each of its clients may spend at once, and one operation may cost; 1,000 to 10,000,000.</param>
/// <param name="OperationsAtOnce">How many of its operations each gateway runs at once, more of them wait; 1 to 1,000.</param>
/// <param name="People">How many active people its roster may have; 1 to 1,000,000.</param>
/// <param name="Webhooks">How many webhooks it may have; 0 to 100.</param>
/// <param name="Apps">How many registered applications it may have; 0 to 1,000.</param>
public sealed record SetDistrictLimitsInput(
    Guid OperationId, [property: Id] string DistrictId, string Reason, int? PointsPerSecond, int? Burst, int? OperationsAtOnce, int? People, int? Webhooks, int? Apps)
{
    internal LimitsAsked Asked(Caller caller) => new(new(OperationId, caller.ClientId, Reason), new(PointsPerSecond, Burst, OperationsAtOnce, People, Webhooks, Apps));
}
