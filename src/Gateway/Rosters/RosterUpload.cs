using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Takes a OneRoster zip and applies it: <c>POST /roster-imports</c> with the access token of a district lead or administrator and an <c>Idempotency-Key</c> (a new random UUID).
/// Answers 200 with what changed, or 422 with why nothing did; findings either way.
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
        else if (!Guid.TryParse(context.Request.Headers["Idempotency-Key"], out var operation))
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
        var answer = reading.File is { } read
            ? await grains.Roster(caller).Import(new(operation, caller.By, RosterFileBytes.Write(read)))
            : new(null, new("ROSTER_FILE_REFUSED", null));
        var findings = reading.Findings.Select(finding => new RosterFinding(finding.File, finding.Line, finding.Column, finding.Code, finding.Severity.ToString(), finding.Message(caller.Language)))
            .Concat((answer.Value?.Findings ?? []).Select(finding => new RosterFinding(finding.File, finding.Line, finding.Column, finding.Code, finding.Severity, FindingCodes.Sentence(finding.Code, caller.Language))));
        context.Response.StatusCode = answer.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        await context.Response.WriteAsJsonAsync(new RosterAnswer(Changed(answer.Value), [.. findings], Error(answer.Refusal, caller.Language)), RosterAnswerJson.Default.RosterAnswer, cancellationToken: context.RequestAborted);
    }

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

    private static RosterChanges? Changed(ImportView? view) =>
        view is null ? null : new(view.SchoolsListed, view.SchoolsChanged, view.PeopleListed, view.PeopleChanged, view.PeopleLeft, view.PeopleReturned);

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
