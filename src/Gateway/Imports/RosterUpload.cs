using System.Globalization;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Takes a OneRoster zip and makes an import of it: <c>POST /roster-imports</c> with the access token of a district lead or administrator and an <c>Idempotency-Key</c> (a new random UUID).
/// Answers once the package is read, with the import's id; with <c>Prefer: wait=SECONDS</c> (at most 60) once it is applied, refused or waits. With <c>?plan</c> nothing is applied by itself.
/// </summary>
internal sealed class RosterUpload(Grains grains, ImportDirectory imports, ImportReports reports, IOptions<GatewayOptions> options, TimeProvider clock)
{
    private const int LongestWait = 60;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    public Task Answer(HttpContext context, Caller caller) =>
        Guid.TryParse(context.Request.Headers["Idempotency-Key"], out var operation) && operation != Guid.Empty
            ? Import(context, caller, operation)
            : RosterRequests.Say(context, GatewayCodes.OperationMissing, caller.Language);

    private async Task Import(HttpContext context, Caller caller, Guid import)
    {
        var begun = await grains.Imports(caller).Begin(new(import, caller.By, context.Request.Query.ContainsKey("plan")));
        if (begun.Refusal is { } early)
        {
            await RosterRequests.Write(context, RosterAnswer.Refused(new(early.Code), caller.Language));
            return;
        }

        await using var file = SpoolFile.New();
        if (!await Spooled(context, file))    // one that breaks off is waited for: it may be sent again under the same key
        {
            await grains.Imports(caller).Cancel(new(Guid.NewGuid(), caller.By, import));
            await RosterRequests.Say(context, GatewayCodes.BodyTooLarge, caller.Language);
            return;
        }

        var reading = await Read(caller, import, file);
        var read = await grains.Imports(caller).Read(reading.Asked(import, caller.By));
        await (read.Refusal is { } refusal
            ? RosterRequests.Write(context, RosterAnswer.Refused(new(refusal.Code), caller.Language))
            : Told(context, caller, import));
    }

    private async Task Told(HttpContext context, Caller caller, Guid import)
    {
        if (Wait(context.Request) is > 0 and var seconds)
        {
            await grains.Imports(caller).Settled(import, seconds);
        }

        context.Response.Headers.Location = $"/roster-imports/{NodeId.Of("RosterImport", import)}";
        await RosterRequests.Write(context, await imports.Find(caller.District, import, context.RequestAborted) is { } entry
            ? RosterAnswer.Of(entry, await reports.Findings(caller, entry, context.RequestAborted), caller.Language)
            : RosterAnswer.Refused(Refusal.NotFound, caller.Language));
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

    /// <summary>Says now and then how far it is.</summary>
    private async Task<RosterReading> Read(Caller caller, Guid import, FileStream file)
    {
        using var package = RosterPackage.Zip(file);
        var reading = Task.Run(() => OneRosterReader.Read(package));
        while (await Task.WhenAny(reading, Task.Delay(Between, clock)) != reading)
        {
            await grains.Imports(caller).Report(import, (int)(file.Position * 100 / Math.Max(1, file.Length)));
        }

        return await reading;
    }

    private static int Wait(HttpRequest request) =>
        request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)).Where(wish => wish.StartsWith("wait=", StringComparison.OrdinalIgnoreCase))
            .Select(wish => int.TryParse(wish.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Min(seconds, LongestWait) : 0).FirstOrDefault();
}
