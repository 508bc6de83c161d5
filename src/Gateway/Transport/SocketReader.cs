using System.Net.WebSockets;

namespace DistrictCoaching.Gateway;

/// <summary>Whole messages of a WebSocket, none larger than allowed. Reading is never cancelled, for that would cut the connection off without a close code.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private readonly byte[] part = new byte[4096];

    /// <summary>The next text, or the code with which to close; neither at the end.</summary>
    public async Task<(ReadOnlyMemory<byte>? Text, CloseCode? Wrong)> Next()
    {
        using var held = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(part.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } got)
            {
                if (held.Length + got.Count > maxBytes)
                {
                    return (null, CloseCode.TooBig);
                }

                held.Write(part, 0, got.Count);
                if (got.EndOfMessage)
                {
                    return got.MessageType == WebSocketMessageType.Text ? (held.ToArray(), null) : (null, CloseCode.InvalidMessage);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // cut off by either side
        }

        return (null, null);
    }
}
