using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>What is said where identity itself fails: a page to people, the protocol's JSON to programs. A database that does not answer is 503 with Retry-After, anything else 500.</summary>
internal sealed class Unanswered(IdentitySettings settings, ILogger<Unanswered> logger)
{
    private const string Soon = "5";

    /// <summary>Before everything that can fail, and for identity's own addresses alone.</summary>
    public static void Use(WebApplication app)
    {
        var unanswered = app.Services.GetRequiredService<Unanswered>();
        app.UseWhen(http => Routes.AreOurs(http.Request.Path), ours => ours.Use(unanswered.Answer));
    }

    private async Task Answer(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && failure is not BadHttpRequestException)
        {
            await Say(http, failure).ExecuteAsync(http);
        }
    }

    private IResult Say(HttpContext http, Exception failure)
    {
        var (outage, words) = (settings.Options.IsOutage(failure), Words.For(http));
        http.Response.Clear();    // no cookie of what was not done
        if (outage)
        {
            Log.Outage(logger, failure.GetType().Name);
            http.Response.Headers.RetryAfter = Soon;
        }
        else
        {
            Log.Failed(logger, failure.GetType().Name, failure.StackTrace);    // not its message, which may name what was asked
        }

        var status = outage ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        return Routes.AreForClients(http.Request.Path)
            ? Refusal.Json(outage ? Errors.TemporarilyUnavailable : Errors.ServerError, status)
            : Page.Error(words, outage ? words.Outage : words.Failed, status);
    }
}
