using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Gateway;

/// <summary>
/// An import as it stands, <c>GET /roster-imports/ID</c>, and its files: <c>findings.csv</c>, <c>findings.json</c>, <c>plan.csv</c>, <c>plan.json</c>. For district leads and administrators.
/// </summary>
internal sealed class RosterDownload(ImportDirectory imports, ImportReports reports, Importers importers)
{
    public async Task Answer(HttpContext context, Caller caller, string id, string? file)
    {
        var cancel = context.RequestAborted;
        if (!await importers.Has(caller, cancel))
        {
            await RosterRequests.Write(context, RosterAnswer.Refused(Refusal.NotAllowed, caller.Language));
        }
        else if (await imports.Find(caller.District, NodeId.Read("RosterImport", id), cancel) is not { } entry || file is not (null or "findings.csv" or "findings.json" or "plan.csv" or "plan.json"))
        {
            await RosterRequests.Write(context, RosterAnswer.Refused(Refusal.NotFound, caller.Language));
        }
        else if (file is null)
        {
            await RosterRequests.Write(context, RosterAnswer.Of(entry, await reports.Findings(caller, entry, cancel), caller.Language));
        }
        else if (file.StartsWith("findings", StringComparison.Ordinal))
        {
            await Send(context, file, await reports.Findings(caller, entry, cancel), RosterJson.Default.IReadOnlyListRosterFinding, ["file", "line", "column", "code", "severity", "shape", "message"], found =>
                [found.File, found.Line?.ToString(CultureInfo.InvariantCulture), found.Column, found.Code, found.Severity.ToString(), found.Shape, found.Message]);
        }
        else
        {
            await Send(context, file, await Plan(caller, entry, cancel), RosterJson.Default.IReadOnlyListRosterChange, ["entity", "action", "id", "name", "role", "schoolId"], planned =>
                [RosterAnswer.Word(planned.Entity), RosterAnswer.Word(planned.Action), planned.Id, planned.Name, planned.Role is { } role ? RosterAnswer.Word(role) : null, planned.SchoolId]);
        }
    }

    private async Task<IReadOnlyList<RosterChange>> Plan(Caller caller, ImportEntry entry, CancellationToken cancel)
    {
        var changes = (await reports.Plan(caller, entry, cancel)).Changes;
        var names = await reports.Names(caller, entry, changes, cancel);
        return [.. changes.Select(change => new RosterChange(change, names))];
    }

    private static async Task Send<T>(HttpContext context, string file, IReadOnlyList<T> rows, JsonTypeInfo<IReadOnlyList<T>> json, string[] header, Func<T, string?[]> cells)
    {
        RosterRequests.Private(context);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await JsonSerializer.SerializeAsync(context.Response.Body, rows, json, context.RequestAborted);
        }
        else
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            await context.Response.WriteAsync(SafeCsv.Of(rows.Select(cells).Prepend(header)), context.RequestAborted);
        }
    }
}
