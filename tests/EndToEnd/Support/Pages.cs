using System.Xml.Linq;

namespace DistrictCoaching.EndToEnd;

/// <summary>Identity's pages, as a person's browser has them.</summary>
internal static class Pages
{
    /// <summary>Sends a page's first form with these entries, or, where it is hers of her account, the act that is named.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient browser, HttpResponseMessage page, params (string Name, string Value)[] entries)
    {
        var form = XDocument.Parse(await page.Content.ReadAsStringAsync()).Descendants("form").First(form =>
            !Array.Exists(entries, entry => entry.Name == "do") || form.Descendants("input").Any(input => input.Attribute("value")?.Value == entries[0].Value));
        var fields = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("value")!.Value);
        foreach (var (name, value) in entries)
        {
            fields[name] = value;
        }

        return await browser.PostAsync(form.Attribute("action")!.Value, new FormUrlEncodedContent(fields));
    }
}
