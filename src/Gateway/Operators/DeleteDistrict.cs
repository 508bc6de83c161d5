using GraphQL;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// Those who run the service order that a suspended district be deleted after a waiting time (30 days unless they set another). `resumeDistrict` calls it off until then; afterwards nothing brings it back: its keys are destroyed first, then all that they
    /// opened, its lists and its sign-ins. `deletionCertificate` says so once it is done.
    /// </summary>
    public static Task<OperatedDistrictPayload> DeleteDistrict(
        DeleteDistrictInput input, [FromUserContext] Caller caller, [FromServices] Operators operators, [FromServices] IOptions<GatewayOptions> options, CancellationToken cancel) =>
        operators.Do(
            caller, input.DistrictId,
            (district, slug) => district.OrderDeletion(new(new(input.OperationId, caller.ClientId, input.Reason), input.Slug, slug, options.Value.DeletionDays)), cancel);
}

/// <summary>Which district, and why.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="DistrictId">The district.</param>
/// <param name="Slug">Its slug, typed again, so that no other district is meant.</param>
/// <param name="Reason">1 to 500 characters, for its leads to read: name nobody.</param>
public sealed record DeleteDistrictInput(Guid OperationId, [property: Id] string DistrictId, string Slug, string Reason);
