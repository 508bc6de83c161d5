using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DistrictCoaching.OneRoster;

/// <summary>Asks one service, with a token of its own, and again where it is busy or broken.</summary>
internal sealed class RestClient : IDisposable
{
    private const int LargestPage = 64 << 20;

    private readonly RestSource source;
    private readonly RestOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient http;
    private readonly RestToken token;

    public RestClient(RestSource source, RestOptions options, TimeProvider clock)
    {
        (this.source, this.options, this.clock) = (source, options, clock);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        if (!options.AllowPrivate)
        {
            handler.ConnectCallback = (context, cancel) => PublicAddress.Connect(context.DnsEndPoint, cancel);
        }

        http = new(handler) { MaxResponseContentBufferSize = LargestPage };
        token = new(source, clock);
    }

    /// <summary>All records of a collection, page after page, each page once.</summary>
    /// <param name="since">Only what changed after it.</param>
    public async Task Each(string collection, DateTimeOffset? since, Action<JsonElement> record, CancellationToken cancel)
    {
        var filter = since is { } after ? $"&filter={Uri.EscapeDataString($"dateLastModified>'{after.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}'")}" : "";
        var all = source.Collection(collection);
        var seen = 0;
        for (var next = (Uri?)Page(0); next is not null;)
        {
            using var answer = await Get(next, cancel);
            using var page = await Parsed(answer, cancel);
            var records = Records(page.RootElement);
            foreach (var one in records.EnumerateArray())
            {
                record(one);
            }

            var got = records.GetArrayLength();
            seen += got;
            var total = answer.Headers.TryGetValues("X-Total-Count", out var values) && int.TryParse(values.First(), out var count) ? count : (int?)null;
            next = got == 0 ? null : Linked(answer, next) ?? (seen < (total ?? (got == options.PageSize ? int.MaxValue : 0)) ? Page(seen) : null);
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
            var bearer = await token.Get(this, cancel);
            var answer = await Send(() => new(HttpMethod.Get, page) { Headers = { Authorization = new("Bearer", bearer), Accept = { new("application/json") } } }, cancel);
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

    /// <summary>Sends, and again after a while that the service names or that doubles; the last answer, whatever it is, where that does not help.</summary>
    internal async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            HttpResponseMessage? answer = null;
            Exception? failure = null;
            try
            {
                using var message = request();
                if (!options.AllowPrivate && message.RequestUri!.Scheme != Uri.UriSchemeHttps)
                {
                    throw new RestException("REST_ADDRESS");
                }

                answer = await http.SendAsync(message, cancel);
                if (!IsPassing(answer.StatusCode))
                {
                    return answer;
                }
            }
            catch (HttpRequestException e) when (e.InnerException is RestException inner)
            {
                throw new RestException(inner.Code, e);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                failure = e;
            }

            var wait = Asked(answer?.Headers.RetryAfter) ?? TimeSpan.FromSeconds(1 << attempt);
            answer?.Dispose();
            if (attempt == options.Retries || wait > options.Longest)
            {
                throw new RestException("REST_UNAVAILABLE", failure);
            }

            await Task.Delay(wait, clock, cancel);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    private TimeSpan? Asked(RetryConditionHeaderValue? after) =>
        after?.Delta ?? (after?.Date is { } date ? TimeSpan.FromTicks(Math.Max(0, (date - clock.GetUtcNow()).Ticks)) : null);
}
