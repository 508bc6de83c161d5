using DistrictCoaching.Contracts;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, approves the plan that she saw; it is applied whatever it removes, unless it is the plan no longer.</summary>
    public static async Task<RosterImportPayload> ApproveRosterImport(
        ApproveRosterImportInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] ImportDirectory imports, CancellationToken cancel) =>
        await RosterImportPayload.Of(
            await grains.Imports(caller).Approve(new(input.OperationId, caller.By, NodeId.Read("RosterImport", input.RosterImportId), NodeId.Read("RosterPlan", input.PlanId))), caller, imports, cancel);
}

/// <summary>An import and its plan.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="RosterImportId">The import.</param>
/// <param name="PlanId">The plan that she saw.</param>
public sealed record ApproveRosterImportInput(Guid OperationId, [property: Id] string RosterImportId, [property: Id] string PlanId);

/// <summary>The import as it stands now, or why it was not done.</summary>
public sealed class RosterImportPayload : Payload
{
    private RosterImportPayload(RefusalView? refusal, RosterImport? import)
        : base(refusal) => RosterImport = import;

    /// <summary>The import; null where errors say why.</summary>
    public RosterImport? RosterImport { get; }

    internal static async Task<RosterImportPayload> Of(Answer<JobView> answer, Caller caller, ImportDirectory imports, CancellationToken cancel) =>
        new(answer.Refusal, answer.Value is { } job && await imports.Find(caller.District, job.Import, cancel) is { } entry ? new(entry) : null);
}
