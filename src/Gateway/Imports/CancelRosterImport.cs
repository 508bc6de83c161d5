using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead or administrator, cancels an import that is not yet being applied.</summary>
    public static async Task<RosterImportPayload> CancelRosterImport(
        CancelRosterImportInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] ImportDirectory imports, CancellationToken cancel) =>
        await RosterImportPayload.Of(await grains.Imports(caller).Cancel(new(input.OperationId, caller.By, NodeId.Read("RosterImport", input.RosterImportId))), caller, imports, cancel);
}

/// <summary>An import.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="RosterImportId">The import.</param>
public sealed record CancelRosterImportInput(Guid OperationId, [property: Id] string RosterImportId);
