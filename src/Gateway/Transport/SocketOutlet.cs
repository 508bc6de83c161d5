using System.Net.WebSockets;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>What goes out through a WebSocket.</summary>
internal sealed class SocketOutlet(WebSocket socket, SubscriptionOptions options, TimeProvider clock) : Outlet(options.Stall, clock)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private ITimer? patience;

    /// <summary>Sends within the turn.</summary>
    public Task Tell(string type, string? id = null, ReadOnlyMemory<byte> payload = default) =>
        Send(cancel => socket.SendAsync(SocketMessage.Write(type, id, payload), WebSocketMessageType.Text, endOfMessage: true, cancel));

    /// <summary>Says goodbye, waiting for the turn; a client that does not answer is cut off.</summary>
    public async Task Close(CloseCode code)
    {
        patience = Clock.CreateTimer(_ => socket.Abort(), null, Farewell, Timeout.InfiniteTimeSpan);
        try
        {
            await Say(() => Send(cancel => socket.CloseOutputAsync((WebSocketCloseStatus)code.Code, code.Reason, cancel)), CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    /// <summary>How the operation of this id answers.</summary>
    public IAnswering Of(string id, Action over) => new Answering(this, id, over);

    public override void Dispose()
    {
        patience?.Dispose();
        base.Dispose();
    }

    protected override void Abort() => socket.Abort();

    /// <summary>The id is free again before the client learns that the operation is over.</summary>
    private sealed class Answering(SocketOutlet outlet, string id, Action over) : IAnswering
    {
        public Outlet Outlet => outlet;

        public Task Next(ReadOnlyMemory<byte> result) => outlet.Tell("next", id, result);

        public async Task Error(ExecutionResult refused)
        {
            over();
            await outlet.Tell("error", id, await AnswerJson.Bytes(refused.Errors!));
        }

        public Task Complete()
        {
            over();
            return outlet.Tell("complete", id);
        }
    }
}
