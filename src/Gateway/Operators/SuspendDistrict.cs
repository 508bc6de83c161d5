using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>Those who run the service suspend a district, with a reason that its leads read. From now on nothing of coaching is done or read in it and nobody but its people through our own client gets a token; withdrawing, pausing and ending, and what is hers to take, stay open. No consent ends by it and none gets longer.</summary>
    public static Task<OperatedDistrictPayload> SuspendDistrict(SuspendDistrictInput input, [FromUserContext] Caller caller, [FromServices] Operators operators, CancellationToken cancel) =>
        operators.Do(caller, input.DistrictId, (district, _) => district.Suspend(new(input.OperationId, caller.ClientId, input.Reason)), cancel);
}

/// <summary>Which district, and why.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="DistrictId">The district.</param>
/// <param name="Reason">1 to 500 characters, for its leads to read: name nobody.</param>
public sealed record SuspendDistrictInput(Guid OperationId, [property: Id] string DistrictId, string Reason);
