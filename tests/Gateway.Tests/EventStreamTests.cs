using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Operations over server-sent events, a connection for each.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string Events = "text/event-stream", Count = "subscription{sampleCount}";

    private readonly TestGateway gateway = new();

    public ValueTask InitializeAsync() => gateway.InitializeAsync();

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task Events_come_until_it_is_complete()
    {
        gateway.Gate.Count = 2;
        using var stream = await Open(Count);
        Assert.Equal((200, Events), ((int)stream.Response.StatusCode, stream.Response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("no-store", stream.Response.Headers.CacheControl!.ToString());
        Assert.Equal(("next", """{"data":{"sampleCount":2}}"""), await stream.Event().Soon());
        gateway.Gate.Count = 100;
        Assert.Equal(("next", """{"data":{"sampleCount":100}}"""), await gateway.Clock.Until(stream.Event()));
        Assert.Equal(("complete", ""), await stream.Event().Soon());
        Assert.Null(await stream.Event().Soon());
    }

    [Fact]
    public async Task A_query_comes_so_too()
    {
        using var stream = await Open("{viewer{language}}");
        Assert.Equal(("next", """{"data":{"viewer":{"language":"en"}},"extensions":{"cost":{"requested":1,"actual":1}}}"""), await stream.Event().Soon());
        Assert.Equal(("complete", ""), await stream.Event().Soon());
    }

    [Fact]
    public async Task A_document_that_cannot_be_run_is_told_and_complete()
    {
        using var stream = await Open("subscription{nothing}");
        Assert.Contains("UNKNOWN_FIELD", (await stream.Event().Soon())!.Value.Data, StringComparison.Ordinal);
        Assert.Equal(("complete", ""), await stream.Event().Soon());
    }

    [Theory]
    [InlineData("application/graphql-response+json", "STREAM_NEEDED")]
    [InlineData("application/json", "STREAM_NEEDED")]
    [InlineData("text/event-stream;q=0", "NOT_ACCEPTABLE")]
    public async Task Without_a_stream_there_is_no_subscription(string accept, string code)
    {
        using var stream = await Open(Count, accept);
        Assert.Equal(406, (int)stream.Response.StatusCode);
        Assert.Contains(code, await stream.Rest(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Count, Events)]
    [InlineData("{viewer{language}}", "application/json")]
    public async Task Who_takes_anything_gets_what_fits_the_operation(string query, string mediaType)
    {
        using var stream = await Open(query, "application/json, text/event-stream, multipart/mixed");
        Assert.Equal(mediaType, stream.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Without_a_token_there_is_no_stream()
    {
        using var stream = await Open(Count, token: "");
        Assert.Equal(401, (int)stream.Response.StatusCode);
    }

    [Fact]
    public async Task A_stream_ends_with_its_token()
    {
        using var stream = await Open(Count);
        await stream.Event().Soon();
        gateway.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("TOKEN_EXPIRED", (await stream.Event().Soon())!.Value.Data, StringComparison.Ordinal);
        Assert.Equal(("complete", ""), await stream.Event().Soon());
    }

    [Fact]
    public async Task A_stop_of_the_service_cuts_it_so_that_the_client_asks_again()
    {
        using var stream = await Open(Count);
        await stream.Event().Soon();
        var stopping = gateway.Stop();
        await Assert.ThrowsAnyAsync<IOException>(() => stream.Event().Soon());
        await stopping.Soon();
    }

    [Fact]
    public async Task There_are_signs_of_life()
    {
        using var stream = await Open(Count);
        await stream.Event().Soon();
        var before = stream.SignsOfLife;
        gateway.Gate.Looked = () => gateway.Gate.Count = gateway.Clock.GetUtcNow() >= TestGateway.Now.AddSeconds(40) ? 4 : 0;
        Assert.Equal(("next", """{"data":{"sampleCount":4}}"""), await gateway.Clock.Until(stream.Event()));
        Assert.InRange(stream.SignsOfLife - before, 1, 3);
    }

    [Fact]
    public async Task What_stops_passes_where_all_streams_are_taken()
    {
        await using var small = new TestGateway { Configure = options => options.Subscriptions = options.Subscriptions with { ConnectionsOfDistrict = 1 } };
        await small.InitializeAsync();
        using var taken = await Open(Count, at: small);
        foreach (var refused in new[] { Count, "{viewer{language}}", "mutation{sampleStop sampleMove(to:2)}", "mutation{sampleStop" })
        {
            using var more = await Open(refused, at: small);
            Assert.Equal(429, (int)more.Response.StatusCode);
            Assert.Contains("TOO_MANY_CONNECTIONS", await more.Rest(), StringComparison.Ordinal);
        }

        using var stop = await Open("mutation{sampleStop}", at: small);
        Assert.Contains("\"sampleStop\":true", (await stop.Event().Soon())!.Value.Data, StringComparison.Ordinal);
        Assert.Equal(("complete", ""), await stop.Event().Soon());
    }

    private async Task<EventClient> Open(string query, string accept = Events, string? token = null, TestGateway? at = null)
    {
        at ??= gateway;
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Authorization = token == "" ? null : new AuthenticationHeaderValue("Bearer", token ?? at.FreshToken());
        return await EventClient.Open(at.Client, request);
    }
}
