using System.Collections.Concurrent;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DistrictCoaching.Identity;

/// <summary>Providers' discovery documents and keys: fetched when needed, kept, and fetched again for a key that is not known. Each provider's stand alone.</summary>
internal sealed class Discoveries(ProviderHttp http)
{
    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> known = new();

    public ConfigurationManager<OpenIdConnectConfiguration> Of(string issuer) => known.GetOrAdd(issuer, Make);

    /// <summary>Null where the document can be read and is the issuer's; else the code of what is wrong.</summary>
    public async Task<string?> Check(string issuer, CancellationToken cancel)
    {
        if (!http.Allows(issuer) || new Uri(issuer).Query.Length > 0)
        {
            return "SIGN_IN_PROVIDER_ADDRESS";
        }

        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(Document(issuer), Retriever, cancel);
            return new Fits(issuer, http).Validate(read).Succeeded ? null : "SIGN_IN_PROVIDER_ISSUER";
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is IOException or HttpRequestException or OperationCanceledException or ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return "SIGN_IN_PROVIDER_UNREACHABLE";
        }
    }

    private HttpDocumentRetriever Retriever => new(http.Client) { RequireHttps = !http.AllowHttp };

    private static string Document(string issuer) => issuer.TrimEnd('/') + "/.well-known/openid-configuration";

    private ConfigurationManager<OpenIdConnectConfiguration> Make(string issuer) =>
        new(Document(issuer), new OpenIdConnectConfigurationRetriever(), Retriever, new Fits(issuer, http));

    /// <summary>Looked at each time it is fetched: a document that names another issuer, or leads a person anywhere but to https, is none.</summary>
    private sealed class Fits(string issuer, ProviderHttp http) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) => new()
        {
            Succeeded = configuration.Issuer == issuer && http.Allows(configuration.AuthorizationEndpoint) && http.Allows(configuration.TokenEndpoint)
                && configuration.JsonWebKeySet?.Keys.Count > 0,
            ErrorMessage = "The document is not the issuer's.",
        };
    }
}
