using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using System.Xml;
using System.Xml.Linq;

namespace DistrictCoaching.EndToEnd;

/// <summary>An application with a secret, and the browser of a person whom it asks to sign in and to agree.</summary>
internal sealed class AppFlow(Uri service, string client, string secret, Uri back) : IDisposable
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";    // the pair of RFC 7636, appendix B
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = service };

    /// <summary>Access and refresh token.</summary>
    /// <param name="agrees">Whether she must be asked, and agrees.</param>
    public async Task<(string Access, string Refresh)> SignIn(string district, string login, string password, bool agrees)
    {
        var at = new Uri(service, $"connect/authorize?client_id={client}&redirect_uri={Uri.EscapeDataString(back.AbsoluteUri)}&response_type=code"
            + $"&scope=openid%20offline_access%20coaching&code_challenge={Challenge}&code_challenge_method=S256");
        var (answer, asked) = (await http.GetAsync(at), false);
        while (true)
        {
            if (answer.Headers.Location is { } next)
            {
                at = new(at, next);
                if (at.Authority == back.Authority)
                {
                    break;
                }

                answer = await http.GetAsync(at);
            }
            else
            {
                var form = (await Page(answer)).Descendants("form").Single();
                var fields = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("value")!.Value);
                var signsIn = fields.ContainsKey("password");
                asked |= !signsIn;
                (string Name, string Value)[] entries = signsIn ? [("district", district), ("login", login), ("password", password)] : [("decision", "yes")];
                foreach (var (name, value) in entries)
                {
                    fields[name] = value;
                }

                at = new(at, form.Attribute("action")!.Value);
                answer = await http.PostAsync(at, new FormUrlEncodedContent(fields));
            }
        }

        Assert.Equal(agrees, asked);
        var tokens = await Token(("grant_type", "authorization_code"), ("code", HttpUtility.ParseQueryString(at.Query)["code"]!), ("redirect_uri", back.AbsoluteUri), ("code_verifier", Verifier));
        return (tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!);
    }

    /// <summary>Why a refresh is refused.</summary>
    public async Task<string?> Refused(string refresh) => (await Token(("grant_type", "refresh_token"), ("refresh_token", refresh))).GetProperty("error").GetString();

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Token(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("client_id", client), new("client_secret", secret)]);
        using var answer = await http.PostAsync(new Uri("connect/token", UriKind.Relative), form);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<XDocument> Page(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var reader = XmlReader.Create(await answer.Content.ReadAsStreamAsync(), new() { DtdProcessing = DtdProcessing.Ignore, Async = true });
        return await XDocument.LoadAsync(reader, LoadOptions.None, CancellationToken.None);
    }
}
