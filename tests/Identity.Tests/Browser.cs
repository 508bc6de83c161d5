using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A browser with cookies that follows redirects within the service and stops at a client's address.</summary>
internal sealed class Browser : IDisposable
{
    private readonly Uri service;
    private readonly HttpClient http;

    public Browser(Uri service, string language)
    {
        (this.service, Replica) = (service, service);
        http = new(Wire.To(() => Replica)) { BaseAddress = service };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>Where its next connection goes; the service itself at first.</summary>
    public Uri Replica { get; set; }

    /// <summary>Every Set-Cookie header that came.</summary>
    public List<string> SetCookies { get; } = [];

    public async Task<Shown> Open(string address) => await Follow(await http.GetAsync(address));

    public async Task<Shown> Post(string address, params (string Name, string Value)[] fields) =>
        await Follow(await http.PostAsync(address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))));

    /// <summary>Sends the page's form with these entries.</summary>
    public Task<Shown> Submit(Shown page, params (string Name, string Value)[] entries)
    {
        var form = page.Html!.Descendants("form").Single();
        var fields = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("value")!.Value);
        foreach (var (name, value) in entries)
        {
            fields[name] = value;
        }

        return Post(form.Attribute("action")!.Value, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    public Task<Shown> SignIn(Shown page, string district, string login, string password = Roster.Password) =>
        Submit(page, ("district", district), ("login", login), ("password", password));

    public void Dispose() => http.Dispose();

    private async Task<Shown> Follow(HttpResponseMessage answer)
    {
        Keep(answer);
        while (answer.Headers.Location is { } location)
        {
            var next = new Uri(answer.RequestMessage!.RequestUri!, location);
            if (next.Authority != service.Authority)
            {
                return new(answer, next, null);
            }

            answer = await http.GetAsync(next);
            Keep(answer);
        }

        return new(answer, answer.RequestMessage!.RequestUri!, await Read(answer));
    }

    private void Keep(HttpResponseMessage answer) =>
        SetCookies.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);

    private static async Task<XDocument?> Read(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return null;
        }

        using var reader = XmlReader.Create(await answer.Content.ReadAsStreamAsync(), new() { DtdProcessing = DtdProcessing.Ignore, Async = true });
        return await XDocument.LoadAsync(reader, LoadOptions.None, CancellationToken.None);
    }
}

/// <summary>Where the browser stopped: a page of the service, or a client's address.</summary>
internal sealed record Shown(HttpResponseMessage Answer, Uri At, XDocument? Html)
{
    public HttpStatusCode Status => Answer.StatusCode;

    public string Title => Html!.Descendants("h1").Single().Value;

    /// <summary>The sentence that says what went wrong.</summary>
    public string Problem => Html!.Descendants("p").Single(p => p.Attribute("role")?.Value == "alert").Value;

    public string? Given(string name) => System.Web.HttpUtility.ParseQueryString(At.Query)[name];
}
