using System.Net;
using System.Net.Sockets;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Connects to the replica that a test names, whatever address it asks for: a load balancer.</summary>
internal static class Wire
{
    public static SocketsHttpHandler To(Func<Uri> replica) => new()
    {
        AllowAutoRedirect = false,
        CookieContainer = new(),
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, replica().Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
