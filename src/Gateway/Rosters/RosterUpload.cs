using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Takes a OneRoster zip and applies it: `POST /roster-imports` with an `Idempotency-Key` header (a UUID) and the access token of a district lead or administrator.</summary>
internal sealed class RosterUpload(Grains grains, IOptions<GatewayOptions> options)
{
    public async Task Answer(HttpContext context)
    {
        var language = Negotiation.Language(context.Request);
        var (caller, refused) = await Tokens.Caller(context, language);
        if (caller is null)
        {
            await ErrorShape.Write(context, refused!, language);
            return;
        }

        if (!Guid.TryParse(context.Request.Headers["Idempotency-Key"], out var operation))
        {
            await ErrorShape.Write(context, GatewayCodes.OperationMissing, language);
            return;
        }

        using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Spool);
        if (!await Spooled(context, file))
        {
            await ErrorShape.Write(context, GatewayCodes.BodyTooLarge, language);
            return;
        }

        using var package = RosterPackage.Zip(file);
        var reading = OneRosterReader.Read(package);
        var answer = reading.File is { } read
            ? await grains.Roster(caller).Import(new(operation, caller.By, RosterFileBytes.Write(read)))
            : new(null, new("ROSTER_FILE_REFUSED", null));
        context.Response.StatusCode = answer.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        await context.Response.WriteAsJsonAsync(Body(answer, reading.Findings, language), Json, context.RequestAborted);
    }
}
