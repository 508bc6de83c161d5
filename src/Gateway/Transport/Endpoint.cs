using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>GraphQL over HTTP: who asks, what is asked, what came of it. Streams and WebSockets branch off here.</summary>
internal sealed class Endpoint(
    Preparation preparation, Engine engine, Exports exports, Budgets budgets, Operating operating, SocketEndpoint sockets, Connections connections, IHostApplicationLifetime lifetime, TimeProvider clock, IOptions<GatewayOptions> options, ILogger<Endpoint> logger)
{
    public async Task Answer(HttpContext context)
    {
        var language = Negotiation.Language(context.Request);
        var mediaType = Negotiation.TakesLines(context.Request) ? Negotiation.Response : Negotiation.MediaType(context.Request);
        try
        {
            var (result, refusal) = context.WebSockets.IsWebSocketRequest ? (null, await sockets.Serve(context, language))
                : mediaType is null && !Negotiation.TakesEvents(context.Request) ? (null, GatewayCodes.NotAcceptable)
                : await Run(context, mediaType, language);
            if (refusal is not null)
            {
                await Write(context, refusal.Status, mediaType ?? Negotiation.Json, Refused(context, refusal, language));
            }
            else if (result is not null)
            {
                await (context.RequestServices.GetRequiredService<OwnClient>().Challenge(context.Response, result)
                    ? Write(context, StatusCodes.Status401Unauthorized, mediaType!, ErrorShape.Refusal(OwnClient.SignInAgain, language))
                    : Write(context, Statuses.Of(result, mediaType!), mediaType!, result));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();    // nobody listens any more
        }
        catch (Exception error) when (!context.Response.HasStarted && error is not BadHttpRequestException)
        {
            Log.RequestFailed(logger, error.GetType().Name, error.StackTrace);
            var code = Outages.Is(error) ? GatewayCodes.Unavailable : GatewayCodes.Internal;
            await Write(context, code.Status, mediaType ?? Negotiation.Json, Refused(context, code, language));
        }
    }

    /// <summary>A result to be written, a refusal, or neither where it was answered as a stream.</summary>
    private async Task<(ExecutionResult? Result, GatewayCode? Refusal)> Run(HttpContext context, string? mediaType, string language)
    {
        var (admitted, stranger) = await Tokens.Admit(context, language);
        if (admitted is null)
        {
            return (null, stranger);
        }

        var (asked, malformed) = await RequestReader.Read(context.Request, options.Value.MaxBodyBytes, context.RequestAborted);
        if (asked is null)
        {
            return (null, malformed);
        }

        if (mediaType is null)
        {
            return (null, await Stream(context, admitted, asked, (stream, cancel) => operating.Run(asked, admitted.Caller, stream, cancel)));
        }

        var (prepared, declined) = await preparation.Prepare(asked, admitted.Caller);
        if (declined.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = $"{Declined.Seconds(after)}";
            budgets.Tell(admitted.Caller, context.Response.Headers);
        }

        return prepared switch
        {
            null => (declined.Result, declined.Code),
            _ when Negotiation.TakesLines(context.Request) => await exports.Write(context, admitted, asked, prepared),
            { IsSubscription: true } when Negotiation.TakesEvents(context.Request) =>
                (null, await Stream(context, admitted, asked, (stream, cancel) => operating.Run(prepared, default, admitted.Caller, stream, cancel))),
            { IsSubscription: true } => (null, GatewayCodes.StreamNeeded),
            _ => (await Execute(context, prepared, admitted.Caller), null),
        };
    }

    private async Task<ExecutionResult> Execute(HttpContext context, Prepared prepared, Caller caller)
    {
        var result = await engine.Run(prepared, caller, context.RequestServices, null, context.RequestAborted);
        if (!prepared.Known.OnlyStops)
        {
            budgets.Tell(caller, context.Response.Headers);
        }

        return result;
    }

    /// <summary>Ends with the stream; answers with the code of a refusal where there is none.</summary>
    private async Task<GatewayCode?> Stream(HttpContext context, Admitted admitted, Asked asked, Func<EventStream, CancellationToken, Task> operation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return GatewayCodes.Unavailable;
        }

        using var place = connections.Take(admitted.Caller);
        if (place is null && !preparation.OnlyStops(asked, admitted.Caller))
        {
            return GatewayCodes.TooManyConnections;
        }

        using var stream = new EventStream(context, options.Value.Subscriptions, clock);
        await stream.Serve(cancel => operation(stream, cancel), admitted, lifetime.ApplicationStopping);
        return null;
    }

    private static ExecutionResult Refused(HttpContext context, GatewayCode code, string language)
    {
        if (code.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate =
                code == GatewayCodes.Unauthenticated ? "Bearer" : "Bearer error=\"invalid_token\"";
        }

        if (code.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.IsGet(context.Request.Method) ? "POST" : "GET, POST";
        }

        return ErrorShape.Refusal(code, language);
    }

    private static Task Write(HttpContext context, int status, string mediaType, ExecutionResult result)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return AnswerJson.Write(context.Response.Body, result, context.RequestAborted);
    }
}
