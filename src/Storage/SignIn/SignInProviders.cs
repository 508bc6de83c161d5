using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which provider a district's people sign in with and how it is reached; only ever stored sealed.</summary>
/// <param name="Issuer">Exactly as its discovery document spells it.</param>
public sealed record SignInAccess(
    SignInVendor Vendor, string Issuer, string? Tenant, string? TenantClaim, string ClientId, string ClientSecret, SignInMatch Match, string? MatchClaim)
{
    // The secret must not reach a log by way of a message.
    public override string ToString() => nameof(SignInAccess);
}

/// <summary>Districts' providers, read from their journals, so that people sign in whether or not a silo answers.</summary>
public sealed class SignInProviders(IJournal journal, IContent content)
{
    /// <summary>Null where the district has none.</summary>
    public async Task<SignInAccess?> Of(DistrictId district, CancellationToken cancel = default)
    {
        var past = await journal.Read(new(district, StreamKind.District, district.Value), cancel: cancel);
        var state = past.Select(happened => (DistrictEvent)Catalogue.Read(happened.Type, happened.Body)).Aggregate(new District(), District.Evolve);
        return state.Provider is { } provider ? await Open(content, district, provider, cancel) : null;
    }

    /// <summary>Null where its key was destroyed meanwhile.</summary>
    public static async Task<SignInAccess?> Open(IContent content, DistrictId district, DistrictEvent.SignInProviderSet provider, CancellationToken cancel = default) =>
        (await content.Open(district, [(provider.Provider, provider.Access.Item)], cancel: cancel)).TryGetValue(provider.Access.Item, out var bytes)
            ? JsonSerializer.Deserialize(bytes.Span, SignInJson.Default.SignInAccess)
            : null;

    public static ClearItem Item(Guid provider, SignInAccess access) => new(provider, new(Guid.NewGuid()), JsonSerializer.SerializeToUtf8Bytes(access, SignInJson.Default.SignInAccess));

    /// <summary>The provider that an operation sets: its credentials lie under this key and no other, whatever id the caller chose for the operation.</summary>
    public static Guid Provider(Guid operation) => new(SHA256.HashData([.. "sign-in-provider"u8, .. operation.ToByteArray()]).AsSpan(0, 16));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignInAccess))]
internal sealed partial class SignInJson : JsonSerializerContext;
