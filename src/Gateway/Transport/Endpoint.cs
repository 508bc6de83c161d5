using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>GraphQL over HTTP: who asks, what is asked, what came of it.</summary>
internal sealed class Endpoint(Engine engine, IOptions<GatewayOptions> options, ILogger<Endpoint> logger)
{
    private static readonly GraphQLSerializer Json = new(
        settings => settings.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,    // never within HTML: nosniff and the media type
        new ErrorInfoProvider(settings => settings.ExposeCodes = false));

    public async Task Answer(HttpContext context)
    {
        var language = Negotiation.Language(context.Request);
        var mediaType = Negotiation.MediaType(context.Request);
        try
        {
            var (result, refusal) = mediaType is null
                ? (null, GatewayCodes.NotAcceptable)
                : await Run(context, language);
            await (result is null
                ? Write(context, refusal!.Status, mediaType ?? Negotiation.Json, Refused(context, refusal, language))
                : context.RequestServices.GetRequiredService<OwnClient>().Challenge(context.Response, result)
                ? Write(context, StatusCodes.Status401Unauthorized, mediaType!, ErrorShape.Refusal(OwnClient.SignInAgain, language))
                : Write(context, Statuses.Of(result, mediaType!), mediaType!, result));
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

    private async Task<(ExecutionResult? Result, GatewayCode? Refusal)> Run(HttpContext context, string language)
    {
        var (caller, stranger) = await Tokens.Caller(context, language);
        if (caller is null)
        {
            return (null, stranger);
        }

        var (asked, malformed) = await RequestReader.Read(context.Request, options.Value.MaxBodyBytes, context.RequestAborted);
        return asked is null
            ? (null, malformed)
            : await engine.Run(asked, caller, context.RequestServices, context.RequestAborted);
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
        return Json.WriteAsync(context.Response.Body, result, context.RequestAborted);
    }
}
