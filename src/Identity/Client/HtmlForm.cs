using System.Xml;
using System.Xml.Linq;

namespace DistrictCoaching.Identity;

/// <summary>The one form of one of our pages, which are well-formed XML.</summary>
internal sealed class HtmlForm(string action, Dictionary<string, string> fields)
{
    public string Action => action;

    public static async Task<HtmlForm> Read(HttpResponseMessage answer, CancellationToken cancel)
    {
        var form = (await Parse(answer, cancel)).Descendants("form").FirstOrDefault()
            ?? throw new SignInFailedException("The service showed a page without a form.");
        var inputs = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("value")!.Value);
        return new(form.Attribute("action")!.Value, inputs);
    }

    /// <summary>The sentence that a page gives for a refusal.</summary>
    public static async Task<string> Problem(HttpResponseMessage answer, CancellationToken cancel)
    {
        var page = await Parse(answer, cancel);
        var said = page.Descendants("p").FirstOrDefault(p => p.Attribute("role")?.Value == "alert") ?? page.Descendants("h1").First().ElementsAfterSelf("p").FirstOrDefault();
        return said?.Value ?? $"The service answered {(int)answer.StatusCode}.";
    }

    public FormUrlEncodedContent Fill(IEnumerable<(string Name, string Value)> entries)
    {
        var filled = new Dictionary<string, string>(fields);
        foreach (var (name, value) in entries)
        {
            filled[name] = value;
        }

        return new(filled);
    }

    private static async Task<XDocument> Parse(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            using var reader = XmlReader.Create(await answer.Content.ReadAsStreamAsync(cancel), new() { DtdProcessing = DtdProcessing.Ignore, Async = true });
            return await XDocument.LoadAsync(reader, LoadOptions.None, cancel);
        }
        catch (XmlException e)
        {
            throw new SignInFailedException($"The service answered {(int)answer.StatusCode} with no page of ours ({e.Message}).");
        }
    }
}
