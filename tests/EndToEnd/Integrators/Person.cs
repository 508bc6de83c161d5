using System.Xml.Linq;

namespace DistrictCoaching.EndToEnd;

/// <summary>A person at a browser, who signs in where she is sent and allows the application what it asks.</summary>
internal sealed class Person(string login, string password) : IDisposable
{
    private readonly HttpClient browser = new(new HttpClientHandler { CookieContainer = new() });

    /// <summary>What the application shows her in the end.</summary>
    public async Task<string> Open(string address)
    {
        var answer = await browser.GetAsync(new Uri(address));
        answer = await Send(answer, ("district", "marmalade-bay"), ("login", login), ("password", password));
        answer = await Send(answer, ("decision", "yes"));
        return await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => browser.Dispose();

    private async Task<HttpResponseMessage> Send(HttpResponseMessage page, params (string Name, string Value)[] entries)
    {
        var form = XDocument.Parse(await page.Content.ReadAsStringAsync()).Descendants("form").Single();
        var fields = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("value")!.Value);
        foreach (var (name, value) in entries)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(page.RequestMessage!.RequestUri!, form.Attribute("action")!.Value), content);
    }
}
