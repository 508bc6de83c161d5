using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>Those who run the service have a suspended district work again, with a reason that its leads read. A deletion that was ordered is called off.</summary>
    public static Task<OperatedDistrictPayload> ResumeDistrict(ResumeDistrictInput input, [FromUserContext] Caller caller, [FromServices] Operators operators, CancellationToken cancel) =>
        operators.Do(caller, input.DistrictId, (district, _) => district.Resume(new(input.OperationId, caller.ClientId, input.Reason)), cancel);
}

/// <summary>Which district, and why.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="DistrictId">The district.</param>
/// <param name="Reason">1 to 500 characters, for its leads to read: name nobody.</param>
public sealed record ResumeDistrictInput(Guid OperationId, [property: Id] string DistrictId, string Reason);
