using System.Net.Http.Json;
using System.Text.Json;

namespace DistrictCoaching.Identity;

/// <summary>A client that acts by itself, for the command line and for tests.</summary>
public static class ClientFlow
{
    /// <summary>Gives an access token for a client's own credentials.</summary>
    /// <exception cref="ArgumentException">The issuer is neither https nor on loopback.</exception>
    /// <exception cref="SignInFailedException">The service refused; the message is what it said.</exception>
    public static async Task<string> AccessToken(Uri issuer, string clientId, string secret, string scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback)
        {
            throw new ArgumentException("A secret is sent by https, or on loopback, only.", nameof(issuer));
        }

        using var http = new HttpClient();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = secret,
            ["scope"] = scope,
        });
        using var answer = await http.PostAsync(new Uri(issuer, Routes.Token), content, cancel);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("access_token").GetString()!
            : throw new SignInFailedException(await answer.Content.ReadAsStringAsync(cancel));
    }
}
