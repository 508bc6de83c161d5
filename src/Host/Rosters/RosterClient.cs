using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DistrictCoaching.Gateway;

namespace DistrictCoaching.Host;

/// <summary>Where an import stands, as the service says.</summary>
internal sealed record RosterStand(string State, int Percent, IReadOnlyList<string> Above, IReadOnlyList<string> Totals, (int File, int Row, int Warning) Found, string? Refusal);

/// <summary>The service's API over HTTP, as the roster verb needs it.</summary>
internal sealed class RosterClient : IDisposable
{
    private const string Stands =
        "query($id: ID!) { district { rosterImport(id: $id) { state percent above totals { entity action count } removals { of removed there } findingCounts { file row warning } refusal { message } } } }";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly HttpClient http;
    private readonly Uri address;
    private readonly TimeProvider clock;

    public RosterClient(Uri address, string token, TimeProvider clock)
    {
        (this.address, this.clock) = (address, clock);
        http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <exception cref="StartException">It does not answer, or the token is of another district.</exception>
    public async Task Check(string district, CancellationToken cancel)
    {
        var slug = (await Ask("{ district { slug } }", null, cancel)).GetProperty("district");
        if (slug.ValueKind != JsonValueKind.Object || slug.GetProperty("slug").GetString() != district)
        {
            throw new StartException("The access token is of another district than --district names. Use one of its own.");
        }
    }

    /// <summary>Sends the package, again where a part of the service is away; the sentence of what refused it, if anything did.</summary>
    public async Task<string?> Send(Guid import, Stream package, bool planOnly, CancellationToken cancel)
    {
        for (var tries = 3; ; tries--)
        {
            package.Position = 0;
            using var body = new StreamContent(package);
            using var request = new HttpRequestMessage(HttpMethod.Post, planOnly ? "roster-imports?plan" : "roster-imports") { Content = body };
            request.Headers.Add("Idempotency-Key", import.ToString("D"));
            using var answer = await http.SendAsync(request, cancel);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == 0)
            {
                var said = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
                return said.GetProperty("import").ValueKind == JsonValueKind.Object ? null : said.GetProperty("error").GetProperty("message").GetString();
            }

            await Task.Delay(Pause, clock, cancel);
        }
    }

    /// <summary>Null before the service knows of it.</summary>
    public async Task<RosterStand?> Look(Guid import, CancellationToken cancel)
    {
        var at = (await Ask(Stands, new { id = NodeId.Of("RosterImport", import) }, cancel)).GetProperty("district").GetProperty("rosterImport");
        if (at.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (removals, found) = (at.GetProperty("removals").EnumerateArray().ToList(), at.GetProperty("findingCounts"));
        string Counted(string? of) => removals.Where(removal => removal.GetProperty("of").GetString() == of).Select(removal => $"{of} ({removal.GetProperty("removed")} of {removal.GetProperty("there")})").FirstOrDefault(of!);
        return new(
            at.GetProperty("state").GetString()!, at.GetProperty("percent").GetInt32(), [.. at.GetProperty("above").EnumerateArray().Select(of => Counted(of.GetString()))],
            [.. at.GetProperty("totals").EnumerateArray().Select(total => $"{total.GetProperty("entity")} {total.GetProperty("action")}: {total.GetProperty("count")}")],
            (found.GetProperty("file").GetInt32(), found.GetProperty("row").GetInt32(), found.GetProperty("warning").GetInt32()),
            at.GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal ? refusal.GetProperty("message").GetString() : null);
    }

    /// <summary>Asks the import to cancel; the sentence of why it cannot, if so.</summary>
    public async Task<string?> Cancel(Guid import)
    {
        var input = new { operationId = Guid.NewGuid(), rosterImportId = NodeId.Of("RosterImport", import) };
        var done = await Ask("mutation($input: CancelRosterImportInput!) { cancelRosterImport(input: $input) { errors { message } } }", new { input }, CancellationToken.None);
        return done.GetProperty("cancelRosterImport").GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()).FirstOrDefault();
    }

    /// <summary>Where its findings and plan can be fetched.</summary>
    public Uri Files(Guid import) => new(address, $"roster-imports/{NodeId.Of("RosterImport", import)}");

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Ask(string query, object? variables, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync("graphql", new { query, variables }, cancel);
            var said = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
            return said.TryGetProperty("errors", out var errors) ? throw new StartException(errors[0].GetProperty("message").GetString()!) : said.GetProperty("data");
        }
        catch (Exception away) when (away is HttpRequestException or JsonException)
        {
            throw new StartException($"No service answers on {address}. Start it, or name another by --service.");
        }
    }
}
