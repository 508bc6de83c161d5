using System.Text.Json.Serialization;

namespace DistrictCoaching.Identity;

/// <summary>What a sign-in gives.</summary>
/// <param name="ExpiresIn">Seconds for which the access token can be used.</param>
public sealed record Tokens(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("id_token")] string? IdToken,
    [property: JsonPropertyName("expires_in")] long ExpiresIn);

/// <summary>A sign-in was refused; the message is what the service said.</summary>
public sealed class SignInFailedException(string message) : Exception(message);
