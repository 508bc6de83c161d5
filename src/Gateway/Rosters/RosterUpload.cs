using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Takes a OneRoster zip and applies it: <c>POST /roster-imports</c> with the access token of a district lead or administrator and an <c>Idempotency-Key</c> (a new random UUID).
/// Answers 200 with what changed, or 422 with why nothing did; findings either way, and as CSV alone to who accepts <c>text/csv</c>.
/// With <c>?plan</c> nothing changes, and the answer is what would; with <c>?approve=PLAN</c> that plan is carried out, whatever it removes.
/// </summary>
internal sealed class RosterUpload(Grains grains, Standing standing, IOptions<GatewayOptions> options)
{
    public async Task Answer(HttpContext context)
    {
        var language = Negotiation.Language(context.Request);
        var (caller, stranger) = await Tokens.Caller(context, language);
        if (caller is null)
        {
            await Say(context, stranger!, language);
        }
        else if (!await standing.Stands(caller))
        {
            await Say(context, GatewayCodes.NotActive, language);
        }
        else if ((!Guid.TryParse(context.Request.Headers["Idempotency-Key"], out var operation) || operation == Guid.Empty) && !context.Request.Query.ContainsKey("plan"))
        {
            await Say(context, GatewayCodes.OperationMissing, language);
        }
        else
        {
            await Import(context, caller, operation);
        }
    }

    private async Task Import(HttpContext context, Caller caller, Guid operation)
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!await Spooled(context, file))
        {
            await Say(context, GatewayCodes.BodyTooLarge, caller.Language);
            return;
        }

        using var package = RosterPackage.Zip(file);
        var reading = OneRosterReader.Read(package);
        var asked = new ImportAsked(operation, caller.By, reading.File is { } read ? RosterFileBytes.Write(read) : default, context.Request.Query["approve"].FirstOrDefault());
        var answer = reading.File is null ? new(null, [], Error(new("ROSTER_FILE_REFUSED", null), caller.Language))
            : context.Request.Query.ContainsKey("plan") ? Planned(await grains.Roster(caller).PlanImport(asked), caller.Language)
            : Imported(await grains.Roster(caller).Import(asked), caller.Language);
        await Write(context, answer with { Findings = [.. reading.Findings.Select(finding => Found(finding, caller.Language)), .. answer.Findings] });
    }

    private static async Task Write(HttpContext context, RosterAnswer answer)
    {
        context.Response.StatusCode = answer.Error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (context.Request.Headers.Accept.Any(accepted => accepted?.Contains("text/csv", StringComparison.OrdinalIgnoreCase) == true))
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            await context.Response.WriteAsync(FindingsCsv.Of(answer), context.RequestAborted);
        }
        else
        {
            await context.Response.WriteAsJsonAsync(answer, RosterAnswerJson.Default.RosterAnswer, cancellationToken: context.RequestAborted);
        }
    }

    private static RosterAnswer Imported(Answer<ImportView> answer, string language) =>
        new(answer.Value is { } view ? Changes(view) : null, Found(answer.Value, language), Error(answer.Refusal, language));

    private static RosterAnswer Planned(Answer<PlanView> answer, string language) =>
        new(null, Found(answer.Value?.Would, language), Error(answer.Refusal, language), answer.Value is { } plan
            ? new(plan.Plan, plan.AboveLimit, Changes(plan.Would), Ids(plan.Changed), Ids(plan.Left), Ids(plan.Returned))
            : null);

    private static IReadOnlyList<string> Ids(IEnumerable<Guid> people) => [.. people.Select(person => NodeId.Of("Person", person))];

    private static RosterFinding Found(Finding finding, string language) =>
        new(finding.File, finding.Line, finding.Column, finding.Code, finding.Severity.ToString(), finding.Shape, finding.Message(language));

    private static IReadOnlyList<RosterFinding> Found(ImportView? view, string language) =>
        [.. (view?.Findings ?? []).Select(finding => new RosterFinding(finding.File, finding.Line, finding.Column, finding.Code, finding.Severity, finding.Shape, FindingCodes.Sentence(finding.Code, language)))];

    /// <summary>To a file, since a zip is read from its end; false where it is too large.</summary>
    private async Task<bool> Spooled(HttpContext context, FileStream file)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var buffer = new byte[81_920];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (file.Length + read > options.Value.MaxRosterBytes)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
        }

        file.Position = 0;
        return true;
    }

    private static RosterChanges Changes(ImportView view) =>
        new(view.SchoolsListed, view.SchoolsChanged, view.PeopleListed, view.PeopleChanged, view.PeopleLeft, view.PeopleReturned);

    private static RosterError? Error(RefusalView? refusal, string language) =>
        refusal is null ? null : new(refusal.Code, new Refusal(refusal.Code, refusal.Missing).Message(language));

    private static Task Say(HttpContext context, GatewayCode code, string language)
    {
        context.Response.StatusCode = code.Status;
        if (code.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return context.Response.WriteAsJsonAsync(new RosterAnswer(null, [], new(code.Code, code.Sentence(language))), RosterAnswerJson.Default.RosterAnswer, cancellationToken: context.RequestAborted);
    }
}
