using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Web;

namespace DistrictCoaching.Identity;

/// <summary>
/// A client for the command line and for tests: it signs in as a browser does (discovery, sign-in form, code with PKCE, tokens) and keeps
/// the session's cookies, so that a second sign-in shows no form unless a fresh one is asked for.
/// </summary>
public sealed class PasswordFlow : IDisposable
{
    /// <summary>Registered for the portal in Development on loopback; nothing listens there, the code is read from the redirect.</summary>
    public static readonly Uri Loopback = new("http://127.0.0.1/signed-in");

    private readonly Uri issuer;
    private readonly string clientId;
    private readonly Uri redirect;
    private readonly HttpClient http;
    private Discovery? discovery;

    /// <exception cref="ArgumentException">The issuer is neither https nor on loopback.</exception>
    public PasswordFlow(Uri issuer, string clientId = IdentityNames.PortalClient, Uri? redirect = null)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback)
        {
            throw new ArgumentException("A password is sent by https, or on loopback, only.", nameof(issuer));
        }

        (this.issuer, this.clientId, this.redirect) = (issuer, clientId, redirect ?? Loopback);
        http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() });
    }

    /// <summary>Signs in and gives the tokens.</summary>
    /// <param name="maxAge">At most this old may an earlier sign-in be; older, the password is entered again.</param>
    /// <exception cref="SignInFailedException">The service refused; the message says what it said.</exception>
    public async Task<Tokens> SignIn(string district, string login, string password, TimeSpan? maxAge = null, CancellationToken cancel = default)
    {
        discovery ??= await http.GetFromJsonAsync<Discovery>(new Uri(issuer, Routes.Configuration), cancel);
        var verifier = Random();
        var state = Random();
        var asked = new Uri($"{discovery!.Authorization}?{Query([
            ("client_id", clientId), ("redirect_uri", redirect.OriginalString), ("response_type", "code"),
            ("scope", $"openid offline_access {IdentityNames.Coaching}"), ("state", state), ("nonce", Random()), ("district", district),
            ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), ("code_challenge_method", "S256"),
            ("max_age", maxAge is { } age ? $"{(long)age.TotalSeconds}" : null)])}");
        var back = await Walk(asked, [("district", district), ("login", login), ("password", password)], cancel);
        var answer = HttpUtility.ParseQueryString(back.Query);
        if (answer["state"] != state || answer["iss"] != discovery.Issuer)
        {
            throw new SignInFailedException("The answer belongs to another request or another service.");
        }

        return answer["code"] is { } code
            ? await Ask([("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect.OriginalString), ("code_verifier", verifier)], cancel)
            : throw new SignInFailedException($"{answer["error"]}: {answer["error_description"]}");
    }

    /// <summary>New tokens for a refresh token, which is then used up.</summary>
    /// <exception cref="SignInFailedException">The service refused.</exception>
    public async Task<Tokens> Refresh(string refreshToken, CancellationToken cancel = default)
    {
        discovery ??= await http.GetFromJsonAsync<Discovery>(new Uri(issuer, Routes.Configuration), cancel);
        return await Ask([("grant_type", "refresh_token"), ("refresh_token", refreshToken)], cancel);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Follows redirects and sends the sign-in form, once, until the client's own address comes.</summary>
    private async Task<Uri> Walk(Uri at, (string Name, string Value)[] entries, CancellationToken cancel)
    {
        var answer = await http.GetAsync(at, cancel);
        for (var sent = false; ; at = new(at, answer.Headers.Location!), answer = await http.GetAsync(at, cancel))
        {
            if (!sent && answer.StatusCode == HttpStatusCode.OK)
            {
                var form = await HtmlForm.Read(answer, cancel);
                at = new(at, form.Action);
                answer = await http.PostAsync(at, form.Fill(entries), cancel);
                sent = true;
            }

            if (answer.Headers.Location is not { } next)
            {
                throw new SignInFailedException(await HtmlForm.Problem(answer, cancel));
            }

            if (new Uri(at, next) is var whole && whole.GetLeftPart(UriPartial.Path) == redirect.GetLeftPart(UriPartial.Path))
            {
                return whole;
            }
        }
    }

    private async Task<Tokens> Ask((string Name, string? Value)[] fields, CancellationToken cancel)
    {
        using var content = new FormUrlEncodedContent([.. fields.Append(("client_id", clientId)).Select(field => KeyValuePair.Create(field.Item1, field.Item2 ?? ""))]);
        using var answer = await http.PostAsync(discovery!.Token, content, cancel);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<Tokens>(cancel))!
            : throw new SignInFailedException(await answer.Content.ReadAsStringAsync(cancel));
    }

    private static string Query(IEnumerable<(string Name, string? Value)> fields) =>
        string.Join('&', fields.Where(field => field.Value is not null).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}"));

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private sealed record Discovery(
        [property: JsonPropertyName("issuer")] string Issuer,
        [property: JsonPropertyName("authorization_endpoint")] Uri Authorization,
        [property: JsonPropertyName("token_endpoint")] Uri Token);
}
