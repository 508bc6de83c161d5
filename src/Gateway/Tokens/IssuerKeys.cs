using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DistrictCoaching.Gateway;

/// <summary>
/// An issuer's keys by its discovery document. What was withdrawn there is not known here for longer than <see cref="Often"/>; a key that nobody knows makes it be asked again, but no more often than <see cref="Soonest"/>,
/// whatever tokens are sent.
/// </summary>
internal sealed class IssuerKeys(string issuer, HttpClient http, TimeProvider clock, ILogger<IssuerKeys> logger)
{
    public static readonly TimeSpan Often = TimeSpan.FromMinutes(1), Soonest = TimeSpan.FromSeconds(30);

    /// <summary>For how long the keys of before are used where the issuer does not answer.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromHours(1);

    private readonly string document = issuer.TrimEnd('/') + "/.well-known/openid-configuration";
    private readonly HttpDocumentRetriever retriever = new(http) { RequireHttps = !new Uri(issuer).IsLoopback };
    private readonly Lock gate = new();
    private volatile Known? known;
    private Task asking = Task.CompletedTask;
    private long? asked, askedForKey;

    /// <exception cref="IssuerUnavailableException">It has not answered for an hour.</exception>
    public async Task<OpenIdConnectConfiguration> Current(CancellationToken cancel)
    {
        if (known is { } fresh && clock.GetElapsedTime(fresh.Since) < Often)
        {
            return fresh.Configuration;
        }

        await Ask(ref asked).WaitAsync(cancel);
        return known is { } now && clock.GetElapsedTime(now.Since) < Held ? now.Configuration : throw new IssuerUnavailableException();
    }

    /// <summary>What the issuer says now, where it is something else than this; null where it is not, or was asked of late.</summary>
    public async Task<OpenIdConnectConfiguration?> Newer(OpenIdConnectConfiguration than, CancellationToken cancel)
    {
        if (known?.Configuration == than)
        {
            await Ask(ref askedForKey).WaitAsync(cancel);
        }

        return known is { } now && now.Configuration != than ? now.Configuration : null;
    }

    /// <summary>One question for all who wait.</summary>
    private Task Ask(ref long? last)
    {
        lock (gate)
        {
            if (asking.IsCompleted && (last is not { } before || clock.GetElapsedTime(before) >= Soonest))
            {
                last = clock.GetTimestamp();
                asking = Fetch();
            }

            return asking;
        }
    }

    private async Task Fetch()
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(document, retriever, CancellationToken.None);
            if (read.Issuer == issuer && read.SigningKeys.Count > 0)
            {
                known = new(read, clock.GetTimestamp());
                return;
            }

            Log.IssuerNotRead(logger, issuer, "another issuer, or no keys");
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException or ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            Log.IssuerNotRead(logger, issuer, failure.GetType().Name);
        }
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, long Since);
}

/// <summary>The issuer did not give its keys.</summary>
internal sealed class IssuerUnavailableException(Exception? failure = null) : Exception("The issuer did not give its keys.", failure);
