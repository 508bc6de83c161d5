using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DistrictCoaching.Identity;

/// <summary>What a resource server in this process needs to check our tokens, without asking over HTTP.</summary>
public sealed class IssuedTokens
{
    private readonly IdentitySettings settings;
    private readonly KeyRing keys;

    internal IssuedTokens(IdentitySettings settings, KeyRing keys) => (this.settings, this.keys) = (settings, keys);

    /// <summary>Exactly what the claim <c>iss</c> says.</summary>
    public string Issuer => settings.Issuer.AbsoluteUri;

    /// <summary>The issuer with the public keys as they now are.</summary>
    /// <exception cref="InvalidOperationException">Identity has not started.</exception>
    public Task<OpenIdConnectConfiguration> Configuration(CancellationToken cancel)
    {
        if (keys.Signing.Count == 0)
        {
            throw new InvalidOperationException("Identity has not started: there are no keys yet.");
        }

        var configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
        foreach (var key in keys.Published)
        {
            configuration.SigningKeys.Add(key);
        }

        return Task.FromResult(configuration);
    }
}
