using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead or administrator, has everything fetched now from the district's OneRoster service. The import has the operation's id.</summary>
    public static async Task<RosterImportPayload> FetchRoster(
        FetchRosterInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] Importers importers, [FromServices] ImportDirectory imports, CancellationToken cancel)
    {
        await importers.Check(caller, cancel);
        return await RosterImportPayload.Of(await grains.RosterFetch(caller).Fetch(new(input.OperationId, caller.By, input.PlanOnly ?? false)), caller, imports, cancel);
    }
}

/// <summary>How it is fetched.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PlanOnly">Whether only a plan is asked for: then nothing is applied by itself. Left out, it is not.</param>
public sealed record FetchRosterInput(Guid OperationId, bool? PlanOnly = null);
