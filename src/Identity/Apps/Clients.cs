using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.EntityFrameworkCore.Models;

namespace DistrictCoaching.Identity;

/// <summary>
/// OpenIddict's clients, with two differences: of a secret that is rotated the one before works on for a while, and a secret that we made is random enough to need no slow hash.
/// </summary>
internal sealed class Clients(
    IOpenIddictApplicationCache<OpenIddictEntityFrameworkCoreApplication> cache, ILogger<OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<OpenIddictEntityFrameworkCoreApplication> store, TimeProvider clock)
    : OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication>(cache, logger, options, store)
{
    private const string Ours = "dcs_";
    private const string Hashed = "sha256:";
    private const string Retiring = "retiring-secret";

    /// <summary>A new secret of 256 random bits.</summary>
    public static string NewSecret() => Ours + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Puts a new secret in the place of the one that a client has, which works on until then.</summary>
    public static void Rotate(OpenIddictApplicationDescriptor client, string secret, DateTimeOffset until)
    {
        client.Properties[Retiring] = JsonSerializer.SerializeToElement(new Old(client.ClientSecret!, until));
        client.ClientSecret = secret;
    }

    /// <summary>Until when the secret before still works.</summary>
    public DateTimeOffset? OldSecretUntil(OpenIddictApplicationDescriptor client) =>
        client.Properties.TryGetValue(Retiring, out var old) && old.Deserialize<Old>()!.Until is var until && until > clock.GetUtcNow() ? until : null;

    public override async ValueTask<bool> ValidateClientSecretAsync(OpenIddictEntityFrameworkCoreApplication application, string secret, CancellationToken cancellationToken = default)
    {
        if (await base.ValidateClientSecretAsync(application, secret, cancellationToken))
        {
            return true;
        }

        var properties = await GetPropertiesAsync(application, cancellationToken);
        return properties.TryGetValue(Retiring, out var stored) && stored.Deserialize<Old>() is { } old && old.Until > clock.GetUtcNow()
            && await ValidateClientSecretAsync(secret, old.Hash, cancellationToken);
    }

    protected override ValueTask<string> ObfuscateClientSecretAsync(string secret, CancellationToken cancellationToken = default) =>
        secret.StartsWith(Ours, StringComparison.Ordinal) ? new(Hash(secret)) : base.ObfuscateClientSecretAsync(secret, cancellationToken);

    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken = default) =>
        comparand.StartsWith(Hashed, StringComparison.Ordinal)
            ? new(CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(comparand)))
            : base.ValidateClientSecretAsync(secret, comparand, cancellationToken);

    private static string Hash(string secret) => Hashed + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed record Old(string Hash, DateTimeOffset Until);
}
