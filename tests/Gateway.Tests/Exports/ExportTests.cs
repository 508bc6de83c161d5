using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Gateway.Tests.Exports;

/// <summary>Whole lists as JSON Lines.</summary>
public sealed class ExportTests
{
    private const string List = "query($after: String) { sampleTeachers(first: 100, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }";

    private const string Endless = "query($after: String) { sampleEndless(first: 100, after: $after) { edges { cursor node { text } } pageInfo { hasNextPage endCursor } } }";

    [Fact]
    public async Task Every_entry_of_the_list_is_one_line_and_its_cursor_goes_on_from_there()
    {
        await using var gateway = await Start();
        var (response, lines) = await Read(gateway, List);
        Assert.Equal((200, "application/jsonl; charset=utf-8"), ((int)response.StatusCode, $"{response.Content.Headers.ContentType}"));
        Assert.Equal("no-store nosniff", $"{response.Headers.CacheControl} {string.Join(',', response.Headers.GetValues("X-Content-Type-Options"))}");
        Assert.Equal(Enumerable.Range(0, 250).Select(number => NodeId.Of("SampleTeacher", SampleTeacher.IdOf($"{number:D3}"))), lines.Select(Id));
        var rest = await Read(gateway, List, new { after = lines[119].GetProperty("cursor").GetString() });
        Assert.Equal(lines[120..].Select(line => line.GetRawText()), rest.Lines.Select(line => line.GetRawText()));
    }

    [Theory]
    [InlineData("query A($after: String) { __typename list: sampleTeachers(after: $after) { edges { cursor } ...P } } fragment P on SampleTeacherConnection { pageInfo { hasNextPage endCursor } } query B { viewer { id } }", "A", 250)]
    [InlineData("query($after: String) { sampleOthers(after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }", null, 1)]
    public async Task Any_list_of_any_shape_is_exported(string query, string? operation, int lines)
    {
        await using var gateway = await Start();
        Assert.Equal(lines, (await Read(gateway, query, null, operation)).Lines.Length);
    }

    [Theory]
    [InlineData("application/jsonl, application/json;q=0.9, */*;q=0.1", "application/jsonl")]
    [InlineData("application/json, application/jsonl;q=0.9", "application/json")]
    [InlineData("application/json, application/jsonl", "application/json")]
    [InlineData("application/jsonl;q=0, */*", "application/json")]
    public async Task What_is_wanted_most_is_written(string accept, string written)
    {
        await using var gateway = await Start();
        using var response = await Open(gateway, List, accept: accept);
        Assert.Equal((200, written), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("{ viewer { id } }")]
    [InlineData("mutation { sampleMove(to: 2) }")]
    public async Task What_is_no_export_costs_nothing(string query)
    {
        await using var gateway = await Start(options => options.Cost = new() { Most = 10, Burst = 10, PerSecond = 1 });
        for (var round = 0; round < 12; round++)
        {
            Assert.Equal("400 EXPORT_INVALID", await Refused(gateway, query));
        }
    }

    [Theory]
    [InlineData("{ viewer { id } }")]
    [InlineData("{ sampleTeachers { edges { cursor } pageInfo { hasNextPage endCursor } } }")]
    [InlineData("query($after: String) { sampleTeachers(after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }")]
    [InlineData("query($after: String) { sampleTeachers(after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }")]
    [InlineData("query($after: String) { sampleTeachers(after: $after) { edges { cursor } pageInfo { hasNextPage } } }")]
    [InlineData("query($after: String) { sampleTeachers(after: $after) { edges { cursor } pageInfo { hasNextPage endCursor } } viewer { id } }")]
    [InlineData("query($after: String) { sampleTeachers(after: $after) { edges: nodes { cursor: id } pageInfo: totalCount } }")]
    [InlineData("query($after: String) { sampleTeachers(after: $after, first: 2) { edges { cursor } pageInfo { hasNextPage endCursor: hasPreviousPage } } }")]
    [InlineData("mutation { sampleStop }")]
    [InlineData("subscription { sampleCount }")]
    public async Task Anything_else_than_one_list_is_refused_before_it_begins(string query)
    {
        await using var gateway = await Start();
        Assert.Equal("400 EXPORT_INVALID", await Refused(gateway, query));
    }

    [Fact]
    public async Task What_is_refused_as_a_query_is_refused_as_an_export()
    {
        await using var gateway = await Start();
        Assert.Equal("400 UNKNOWN_FIELD", await Refused(gateway, List.Replace("node { id }", "node { name }", StringComparison.Ordinal)));
        Assert.Equal("200 CURSOR_INVALID", await Refused(gateway, List, new { after = "x" }));
        Assert.Equal("401 TOKEN_INVALID", await Refused(gateway, List, token: "none"));
        gateway.Roster = () => null;
        gateway.Clock.Advance(Standing.Lasts);
        Assert.Equal("403 NOT_ACTIVE", await Refused(gateway, List));
    }

    [Fact]
    public async Task What_has_no_budget_left_waits_for_it()
    {
        await using var gateway = await Start(options => options.Cost = new() { Most = 400, Burst = 400, PerSecond = 100 });
        Assert.Equal(250, (await gateway.Clock.Until(Read(gateway, List))).Lines.Length);
    }

    [Theory, InlineData("NOT_ACTIVE"), InlineData("TOKEN_EXPIRED")]
    public async Task Who_may_no_longer_ask_gets_no_further_page(string code)
    {
        await using var gateway = await Start(options => options.Cost = new() { Most = 400, Burst = 400, PerSecond = 5 });
        var until = gateway.Clock.GetUtcNow().AddSeconds(code == "TOKEN_EXPIRED" ? 30 : 600).UtcDateTime;
        using var response = await Open(gateway, List, gateway.Issuer.Token(token => token.Expires = until));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.NotNull(await reader.ReadLineAsync());    // it has begun, and waits for its budget
        gateway.Roster = () => code == "NOT_ACTIVE" ? null : TestGateway.Listed(Domain.Role.Teacher);
        var rest = (await gateway.Clock.Until(reader.ReadToEndAsync())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(rest.Length, 100, 249);
        Assert.Equal(code, JsonDocument.Parse(rest[^1]).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.All(rest[..^1], line => Assert.Contains("cursor", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_is_ascii_whatever_a_name_has_in_it()
    {
        await using var gateway = await Start();
        using var response = await Open(gateway, "query($after: String) { sampleTexts(after: $after) { edges { cursor node { text } } pageInfo { hasNextPage endCursor } } }");
        var text = await response.Content.ReadAsStringAsync();
        Assert.All(text, letter => Assert.True(char.IsAscii(letter)));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(SampleTexts.All, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("node").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_the_list_back_and_one_that_leaves_ends_it()
    {
        await using var gateway = await Start(options => options.Subscriptions = new() { ConnectionsOfPerson = 1 });
        var pages = 0;
        gateway.Gate.Looked = () => Interlocked.Increment(ref pages);
        var response = await Open(gateway, Endless);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.NotNull(await reader.ReadLineAsync());
        Assert.Equal("429 TOO_MANY_CONNECTIONS", await Refused(gateway, Endless));
        for (var (seen, same) = (0, 0); same < 20; (seen, same) = (Volatile.Read(ref pages), seen == Volatile.Read(ref pages) ? same + 1 : 0))
        {
            await gateway.Ask("{ viewer { id } }");    // others are answered meanwhile
        }

        Assert.InRange(pages, 1, 100);
        reader.Dispose();
        response.Dispose();
        for (var left = false; !left;)
        {
            using var next = await Open(gateway, List);
            left = next.IsSuccessStatusCode;    // its place is free again
        }
    }

    [Fact]
    public async Task One_that_a_stop_of_the_service_meets_in_its_first_page_is_told()
    {
        await using var gateway = await Start();
        var (begun, stop) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), gateway.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        gateway.Gate.Looked = () =>
        {
            begun.TrySetResult();
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        };
        var refused = Refused(gateway, Endless);
        await begun.Task;
        var stopping = gateway.Stop();
        Assert.Equal("503 UNAVAILABLE", await refused.Soon());
        await stopping.Soon();
    }

    private static string Id(JsonElement line) => line.GetProperty("node").GetProperty("id").GetString()!;

    private static async Task<TestGateway> Start(Action<GatewayOptions>? configure = null)
    {
        var gateway = new TestGateway { Configure = configure ?? (_ => { }) };
        await gateway.InitializeAsync();
        return gateway;
    }

    private static async Task<string> Refused(TestGateway gateway, string query, object? variables = null, string? token = null)
    {
        using var response = await Open(gateway, query, token, variables);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("application/graphql-response+json", response.Content.Headers.ContentType?.MediaType);
        return $"{(int)response.StatusCode} {answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()}";
    }

    private static async Task<(HttpResponseMessage Response, JsonElement[] Lines)> Read(TestGateway gateway, string query, object? variables = null, string? operation = null)
    {
        var response = await Open(gateway, query, null, variables, operation);
        return (response, [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)]);
    }

    private static Task<HttpResponseMessage> Open(TestGateway gateway, string query, string? token = null, object? variables = null, string? operation = null, string accept = "application/jsonl")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables, operationName = operation }) };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? gateway.Issuer.Token());
        return gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
