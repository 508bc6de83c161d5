using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A client of graphql-transport-ws that does exactly what it is told.</summary>
public sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public int? CloseCode => (int?)socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    public static async Task<SocketClient> Connect(Uri gateway, string? token = null, string? protocol = "graphql-transport-ws")
    {
        var client = new SocketClient();
        client.socket.Options.CollectHttpResponseDetails = true;
        if (protocol is not null)
        {
            client.socket.Options.AddSubProtocol(protocol);
        }

        if (token is not null)
        {
            client.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        await client.socket.ConnectAsync(new UriBuilder(gateway) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        return client;
    }

    /// <summary>Connected and acknowledged.</summary>
    public static Task<SocketClient> Open(TestGateway gateway) => Open(gateway.Address, gateway.FreshToken());

    /// <summary>The same with a token of somebody's.</summary>
    public static async Task<SocketClient> Open(Uri address, string token)
    {
        var client = await Connect(address);
        await client.Send($$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.Receive().Soon());
        return client;
    }

    public Task Send(string message) => Send(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task Send(byte[] message, WebSocketMessageType type) => socket.SendAsync(message, type, true, CancellationToken.None);

    public Task Subscribe(string id, string query) =>
        Send(JsonSerializer.Serialize(new { type = "subscribe", id, payload = new { query } }));

    /// <summary>The next message; null where the gateway closed.</summary>
    public async Task<string?> Receive()
    {
        using var held = new MemoryStream();
        var part = new byte[4096];
        while (true)
        {
            var got = await socket.ReceiveAsync(part, CancellationToken.None);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return null;
            }

            held.Write(part, 0, got.Count);
            if (got.EndOfMessage)
            {
                return Encoding.UTF8.GetString(held.ToArray());
            }
        }
    }

    /// <summary>Closes from this side and waits for the gateway's answer.</summary>
    public Task Close() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Dispose() => socket.Dispose();
}
