using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictCoaching.Storage;

/// <summary>A person's names as she uses them, and what she signs in with. Only ever stored sealed.</summary>
public sealed record PersonIdentity(string Given, string Family, string? Email, string? Username)
{
    [JsonIgnore]
    public string Name => $"{Given} {Family}";

    /// <summary>What she may sign in with, in the one spelling that is compared.</summary>
    [JsonIgnore]
    public IEnumerable<string> Logins => new[] { Username, Email }.OfType<string>().Select(Login).Distinct();

    /// <summary>The one spelling of a user name or e-mail address.</summary>
    public static string Login(string typed) => typed.Trim().ToLowerInvariant();

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, IdentityJson.Default.PersonIdentity);

    public static PersonIdentity Read(ReadOnlyMemory<byte> content) =>
        JsonSerializer.Deserialize(content.Span, IdentityJson.Default.PersonIdentity) ?? throw new JsonException("A stored identity is never null.");

    // A name must not reach a log by way of a message.
    public override string ToString() => nameof(PersonIdentity);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonIdentity))]
internal sealed partial class IdentityJson : JsonSerializerContext;
