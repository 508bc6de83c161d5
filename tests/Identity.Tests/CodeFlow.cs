using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace DistrictCoaching.Identity.Tests;

/// <summary>The requests of a client, each of whose parameters a test can change or, with null, leave out.</summary>
internal sealed class CodeFlow(Service service, string client = "portal", Uri? back = null, string? secret = null, Service? replica = null) : IDisposable
{
    /// <summary>The pair of RFC 7636, appendix B.</summary>
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly HttpClient http = new(Wire.To(() => (replica ?? service).Listens)) { BaseAddress = service.Issuer };
    private readonly string redirect = (back ?? Service.PortalBack).AbsoluteUri;

    public string Authorize(params (string Name, string? Value)[] changed) => "connect/authorize?" + string.Join('&', Merge(
    [
        ("client_id", client), ("redirect_uri", redirect), ("response_type", "code"), ("scope", "openid offline_access coaching"),
        ("state", "st"), ("nonce", "no"), ("code_challenge", Challenge), ("code_challenge_method", "S256"),
    ], changed).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    /// <summary>Where the browser ends after asking for a code and, if a form comes, signing in as Ana.</summary>
    public async Task<Shown> Enter(Browser browser, params (string Name, string? Value)[] changed)
    {
        var page = await browser.Open(Authorize(changed));
        return page.Html is null ? page : await browser.SignIn(page, "lincoln", "ana");
    }

    public async Task<string> Code(Browser browser, params (string Name, string? Value)[] changed) => (await Enter(browser, changed)).Given("code")!;

    public Task<Answer> Redeem(string code, params (string Name, string? Value)[] changed) =>
        Token([.. Merge([("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", Verifier)], changed)
            .Select(field => (field.Key, (string?)field.Value))]);

    public Task<Answer> Refresh(string token) => Token(("grant_type", "refresh_token"), ("refresh_token", token));

    public async Task<Answer> Token(params (string Name, string? Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(Merge([("client_id", client), ("client_secret", secret)], fields));
        using var answer = await http.PostAsync("connect/token", content);
        return new(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public void Dispose() => http.Dispose();

    private static Dictionary<string, string> Merge((string Name, string? Value)[] given, (string Name, string? Value)[] changed)
    {
        var fields = new Dictionary<string, string?>();
        foreach (var (name, value) in given.Concat(changed))
        {
            fields[name] = value;
        }

        return fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!);
    }
}

/// <summary>What the token endpoint said.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public string? this[string name] => Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}
