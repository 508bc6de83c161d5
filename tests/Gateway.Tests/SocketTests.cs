using System.Net;
using System.Net.WebSockets;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>graphql-transport-ws to the letter: who may speak when, and with which code the gateway closes.</summary>
public sealed class SocketTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Language = "{viewer{language}}", Count = "subscription{sampleCount}";

    private string Init => $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{gateway.FreshToken()}}}"}}""";

    [Fact]
    public async Task Who_does_not_initialise_is_closed_with_4408()
    {
        using var client = await SocketClient.Connect(gateway.Address);
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Receive().Soon());
        gateway.Clock.Advance(TimeSpan.FromSeconds(10));
        await Closed(client, 4408, "Connection initialisation timeout");
    }

    [Fact]
    public async Task Who_subscribes_before_the_acknowledgement_is_closed_with_4401()
    {
        using var client = await SocketClient.Connect(gateway.Address, gateway.FreshToken());
        await client.Subscribe("1", Language);
        await Closed(client, 4401, "Unauthorized");
    }

    [Fact]
    public async Task Who_initialises_twice_is_closed_with_4429()
    {
        using var client = await SocketClient.Open(gateway);
        await client.Send(Init);
        await Closed(client, 4429, "Too many initialisation requests");
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", "UNAUTHENTICATED")]
    [InlineData("""{"type":"connection_init","payload":{"authorization":"Bearer no.token.this"}}""", "TOKEN_INVALID")]
    [InlineData("""{"type":"connection_init","payload":{"authorization":1}}""", "UNAUTHENTICATED")]
    public async Task Who_has_no_good_token_is_closed_with_4403(string init, string code)
    {
        using var client = await SocketClient.Connect(gateway.Address);
        await client.Send(init);
        await Closed(client, 4403, $"Forbidden: {code}");
    }

    [Fact]
    public async Task A_connection_ends_with_its_token()
    {
        using var client = await SocketClient.Open(gateway);
        gateway.Clock.Advance(TimeSpan.FromMinutes(10));
        await Closed(client, 4403, "Forbidden: TOKEN_EXPIRED");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"start","id":"1"}""")]
    [InlineData("""{"type":"connection_ack"}""")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{viewer{id}}"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{viewer{id}}"}}""")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"{viewer{id}}"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{viewer{id}}","variables":[]}}""")]
    [InlineData("""{"type":"subscribe","id":"1","id":"2","payload":{"query":"{viewer{id}}"}}""")]
    [InlineData("""{"type":"subscribe","id":"\ud800","payload":{"query":"{viewer{id}}"}}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"ping","payload":1}""")]
    public async Task What_is_no_message_is_closed_with_4400(string message)
    {
        using var client = await SocketClient.Open(gateway);
        await client.Send(message);
        await Closed(client, 4400, "Invalid message");
    }

    [Fact]
    public async Task Bytes_are_no_message()
    {
        using var client = await SocketClient.Open(gateway);
        await client.Send("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);
        await Closed(client, 4400, "Invalid message");
    }

    [Fact]
    public async Task A_message_has_at_most_the_bytes_of_a_body()
    {
        using var client = await SocketClient.Open(gateway);
        await client.Send($$$"""{"type":"ping","payload":{"a":"{{{new string('x', 256 * 1024)}}}"}}""");
        await Closed(client, 1009, "Message too big");
    }

    [Theory]
    [InlineData("1", "Subscriber for 1 already exists")]
    [InlineData("ññññññññññññññññññññññññññññññññññññññññññññññññññññññññ", "Subscriber already exists")]
    public async Task An_id_in_use_is_closed_with_4409(string id, string reason)
    {
        using var client = await SocketClient.Open(gateway);
        await client.Subscribe(id, Count);
        await client.Receive().Soon();
        await client.Subscribe(id, Count);
        await Closed(client, 4409, reason);
    }

    [Fact]
    public async Task An_id_is_free_again_once_its_operation_is_complete()
    {
        using var client = await SocketClient.Open(gateway);
        for (var time = 0; time < 3; time++)
        {
            await client.Subscribe("1", Language);
            Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"viewer":{"language":"en"}},"extensions":{"cost":{"requested":1,"actual":1}}}}""", await client.Receive().Soon());
            Assert.Equal("""{"type":"complete","id":"1"}""", await client.Receive().Soon());
        }

        await client.Subscribe("1", Count);
        await client.Receive().Soon();
        await client.Send("""{"type":"complete","id":"1"}""");
        await client.Subscribe("1", Language);
        Assert.Contains("viewer", await client.Receive().Soon(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload_and_a_pong_with_nothing()
    {
        using var client = await SocketClient.Open(gateway);
        await client.Send("""{"type":"pong","payload":{}}""");
        await client.Send("""{"type":"ping","payload":{"a":[1]}}""");
        Assert.Equal("""{"type":"pong","payload":{"a":[1]}}""", await client.Receive().Soon());
    }

    [Theory]
    [InlineData("{nothing}", "UNKNOWN_FIELD")]
    [InlineData("{viewer{", "SYNTAX_ERROR")]
    [InlineData("subscription{sampleCount a:sampleCount}", "DOCUMENT_INVALID")]
    [InlineData("subscription{__typename}", "DOCUMENT_INVALID")]
    [InlineData("{a a a a a a a a a a a a a a a a a a a a a}", "QUERY_TOO_MANY_ROOT_FIELDS")]
    public async Task A_document_that_cannot_be_run_is_an_error_of_its_operation_alone(string query, string code)
    {
        using var client = await SocketClient.Open(gateway);
        await client.Subscribe("1", query);
        var answer = (await client.Receive().Soon())!;
        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":""", answer, StringComparison.Ordinal);
        Assert.Contains(code, answer, StringComparison.Ordinal);
        await client.Subscribe("1", Language);
        Assert.Contains("viewer", await client.Receive().Soon(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_may_also_come_with_the_upgrade()
    {
        using var client = await SocketClient.Connect(gateway.Address, gateway.FreshToken());
        await client.Send("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.Receive().Soon());
        await client.Close();
        Assert.Equal(1000, client.CloseCode);
    }

    [Theory]
    [InlineData("graphql-ws", null, HttpStatusCode.BadRequest)]
    [InlineData(null, null, HttpStatusCode.BadRequest)]
    [InlineData("graphql-transport-ws", "no.token.this", HttpStatusCode.Unauthorized)]
    public async Task What_can_be_refused_before_the_upgrade_is(string? protocol, string? token, HttpStatusCode status)
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.Connect(gateway.Address, token, protocol));
        Assert.Contains($"{(int)status}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_operations_than_allowed_are_refused_one_by_one()
    {
        using var client = await SocketClient.Open(gateway);
        for (var one = 0; one < new SubscriptionOptions().Operations; one++)
        {
            await client.Subscribe($"{one}", Count);
            await client.Receive().Soon();
        }

        await client.Subscribe("more", Count);
        Assert.Contains("TOO_MANY_OPERATIONS", await client.Receive().Soon(), StringComparison.Ordinal);
        await client.Send("""{"type":"complete","id":"0"}""");
        await client.Subscribe("more", Language);
        Assert.Contains("viewer", await client.Receive().Soon(), StringComparison.Ordinal);
    }

    private static async Task Closed(SocketClient client, int code, string reason)
    {
        while (await client.Receive().Soon() is not null)
        {
        }

        Assert.Equal((code, reason), (client.CloseCode, client.CloseReason));
    }
}
