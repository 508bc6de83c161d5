using System.Net;
using System.Text.Json;

namespace DistrictCoaching.OneRoster;

/// <summary>Asks one service for its collections, page after page, with a token of its own.</summary>
internal sealed class RestClient : IDisposable
{
    /// <summary>More than any district has; a service that goes on is broken.</summary>
    private const int MostRecords = 20_000_000;

    private readonly RestSource source;
    private readonly RestOptions options;
    private readonly RestHttp http;
    private readonly RestToken token;

    public RestClient(RestSource source, RestOptions options, TimeProvider clock)
    {
        (this.source, this.options, http) = (source, options, new(options, clock));
        token = new(source, http, clock);
    }

    /// <summary>All records of a collection, page after page, each page once.</summary>
    /// <param name="since">Only what changed after it.</param>
    public async Task Each(string collection, DateTimeOffset? since, Action<JsonElement> record, CancellationToken cancel)
    {
        var filter = since is { } after ? $"&filter={Uri.EscapeDataString($"dateLastModified>'{after.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}'")}" : "";
        var all = source.Collection(collection);
        var (seen, asked) = (0, new HashSet<Uri>());
        for (var next = (Uri?)Page(0); next is not null;)
        {
            if (!asked.Add(next) || seen > MostRecords)
            {
                throw new RestException("REST_ANSWER");    // pages that go round in circles, or never end
            }

            using var answer = await Get(next, cancel);
            using var page = await Parsed(answer, cancel);
            var records = Records(page.RootElement);
            Take(records, record);
            var got = records.GetArrayLength();
            seen += got;
            var total = answer.Headers.TryGetValues("X-Total-Count", out var values) && int.TryParse(values.First(), out var count) ? count : (int?)null;
            next = got == 0 ? null : Linked(answer, next) ?? (seen < (total ?? int.MaxValue) ? Page(seen) : null);
            if (next is null && total is { } promised && promised != seen)
            {
                throw new RestException("REST_INCOMPLETE");    // records moved between pages while we read
            }
        }

        Uri Page(int offset) => new($"{all}?limit={options.PageSize}&offset={offset}{filter}");
    }

    public void Dispose() => http.Dispose();

    /// <summary>The page that the service says is next; it may only be of the same service.</summary>
    private static Uri? Linked(HttpResponseMessage answer, Uri page)
    {
        if (!answer.Headers.TryGetValues("Link", out var links))
        {
            return null;
        }

        var next = links.SelectMany(link => link.Split(',')).Select(link => link.Split(';', 2)).FirstOrDefault(link => link.Length == 2 && link[1].Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase));
        if (next is null)
        {
            return null;
        }

        return Uri.TryCreate(page, next[0].Trim().TrimStart('<').TrimEnd('>'), out var linked) && linked != page && linked.GetLeftPart(UriPartial.Path) == page.GetLeftPart(UriPartial.Path)
            ? linked : throw new RestException("REST_ANSWER");
    }

    private static JsonElement Records(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.EnumerateObject().FirstOrDefault(member => member.Value.ValueKind == JsonValueKind.Array) is { Value.ValueKind: JsonValueKind.Array } all
            ? all.Value : throw new RestException("REST_ANSWER");

    private static void Take(JsonElement records, Action<JsonElement> record)
    {
        try
        {
            foreach (var one in records.EnumerateArray())
            {
                record(one);
            }
        }
        catch (InvalidOperationException e)
        {
            throw new RestException("REST_ANSWER", e);    // half of a surrogate pair, which is JSON and no text
        }
    }

    private static async Task<JsonDocument> Parsed(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), default, cancel);
        }
        catch (JsonException e)
        {
            throw new RestException("REST_ANSWER", e);
        }
    }

    private async Task<HttpResponseMessage> Get(Uri page, CancellationToken cancel)
    {
        var isNew = false;
        while (true)
        {
            var bearer = await token.Get(cancel);
            var answer = await http.Send(() => new(HttpMethod.Get, page) { Headers = { Authorization = new("Bearer", bearer), Accept = { new("application/json") } } }, cancel);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return answer;
            }

            answer.Dispose();
            if (answer.StatusCode != HttpStatusCode.Unauthorized || isNew)
            {
                throw new RestException(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? "REST_UNAUTHORIZED" : "REST_ANSWER");
            }

            token.Forget();    // it may have been withdrawn before its time
            isNew = true;
        }
    }
}
