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

    public Task<Answer> Token(params (string Name, string? Value)[] fields) => Post("token", fields);

    /// <summary>What an endpoint under <c>/connect</c> says to this client.</summary>
    public Task<Answer> Post(string endpoint, params (string Name, string? Value)[] fields) => Send(endpoint, Merge([("client_id", client), ("client_secret", secret)], fields));

    /// <summary>The same, with exactly these fields.</summary>
    public async Task<Answer> Send(string endpoint, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync($"connect/{endpoint}", content);
        return await Answer.Read(answer);
    }

    public async Task<Answer> UserInfo(string token)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "connect/userinfo") { Headers = { Authorization = new("Bearer", token) } };
        using var answer = await http.SendAsync(asked);
        return await Answer.Read(answer);
    }

    /// <summary>A request pushed beforehand: all that then goes through the browser.</summary>
    public async Task<string> Pushed(params (string Name, string? Value)[] changed) =>
        $"connect/authorize?client_id={client}&request_uri={Uri.EscapeDataString((await Push(changed))["request_uri"]!)}";

    public Task<Answer> Push(params (string Name, string? Value)[] changed)
    {
        var fields = Authorize(changed).Split('?')[1].Split('&').Select(field => field.Split('=')).Select(pair => (pair[0], (string?)Uri.UnescapeDataString(pair[1])));
        return Post("par", [.. fields]);
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
    public string? this[string name] => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>An answer without a body, as to a revocation, is one too.</summary>
    public static async Task<Answer> Read(HttpResponseMessage answer) => new(
        answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default);
}
