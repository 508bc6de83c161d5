using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Gateway;

/// <summary>What every request to /roster-imports has in common: who asks, and what is answered where a part of the service is away.</summary>
internal sealed class RosterRequests(Standing standing, ILogger<RosterRequests> logger)
{
    public async Task Answer(HttpContext context, Func<Caller, Task> answer)
    {
        var language = Negotiation.Language(context.Request);
        try
        {
            var (caller, stranger) = await Tokens.Caller(context, language);
            await (caller is null ? Say(context, stranger!, language)
                : caller.ReadsDirectoryOnly ? Say(context, GatewayCodes.ScopeMissing, language)
                : await standing.Refuses(caller) is { } no ? Say(context, no, language)
                : answer(caller));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();    // nobody listens any more
        }
        catch (Exception error) when (!context.Response.HasStarted && error is not BadHttpRequestException)
        {
            Log.RequestFailed(logger, error.GetType().Name, error.StackTrace);
            await Say(context, Outages.Is(error) ? GatewayCodes.Unavailable : GatewayCodes.Internal, language);
        }
    }

    public static Task Say(HttpContext context, GatewayCode code, string language)
    {
        if (code.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Write(context, new(null, [], new(code.Code, code.Sentence(language))), code.Status);
    }

    public static Task Write(HttpContext context, RosterAnswer answer, int? status = null)
    {
        context.Response.StatusCode = status ?? answer.Status;
        Private(context);
        return context.Response.WriteAsJsonAsync(answer, RosterJson.Default.RosterAnswer, cancellationToken: context.RequestAborted);
    }

    public static void Private(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }
}
