using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace DistrictCoaching.EndToEnd;

/// <summary>The public API over HTTP, as an integrator uses it.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>What was asked for, asked again while a part of the service is away; an error of the request fails the test with its code.</summary>
    public async Task<JsonElement> Ask(string token, string query, object? variables = null)
    {
        var (data, code) = (default(JsonElement), default(string));
        await Until.So(async () =>
        {
            (data, code) = await Try(token, query, variables);
            return code is not "UNAVAILABLE";
        });
        return code is null ? data : throw new InvalidOperationException(code);
    }

    /// <summary>What was asked for, or the code of the first error.</summary>
    public async Task<(JsonElement Data, string? Code)> Try(string token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "graphql")) { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("errors", out var errors) ? (default, errors[0].GetProperty("extensions").GetProperty("code").GetString()) : (body.GetProperty("data"), null);
    }

    /// <summary>Does it, and gives the codes of the refusals.</summary>
    public async Task<string?[]> Do(string token, string mutation, object input)
    {
        var data = await Ask(token, Document(mutation, ""), new { input });
        return [.. data.GetProperty(mutation).GetProperty("errors").EnumerateArray().Select((JsonElement error) => error.GetProperty("code").GetString())];
    }

    /// <summary>Does what is not refused, and gives what came of it.</summary>
    public async Task<JsonElement> Done(string token, string mutation, object input, string fields)
    {
        var done = (await Ask(token, Document(mutation, fields), new { input })).GetProperty(mutation);
        Assert.Equal(0, done.GetProperty("errors").GetArrayLength());
        return done;
    }

    /// <summary>Does it as long as it takes while a part of the service is away: the same request with the same operation, again and again.</summary>
    public async Task<string?[]> DoUntilAnswered(string token, string mutation, object input)
    {
        string?[] refusals = [];
        await Until.So(async () =>
        {
            var (data, code) = await Try(token, Document(mutation, ""), new { input });
            Assert.True(code is null or "UNAVAILABLE", code);
            refusals = code is null ? [.. data.GetProperty(mutation).GetProperty("errors").EnumerateArray().Select((JsonElement error) => error.GetProperty("code").GetString())] : ["TRY_AGAIN"];
            return refusals is not ["TRY_AGAIN"];
        });
        return refusals;
    }

    public async Task<JsonElement> Import(string token, Guid operation, byte[] zip)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "roster-imports")) { Content = new ByteArrayContent(zip) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", operation.ToString());
        request.Headers.Add("Prefer", "wait=60");
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => http.Dispose();

    public static string Document(string mutation, string fields) =>
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ errors {{ code }} {fields} }} }}";
}
