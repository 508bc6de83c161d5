using System.Net;
using System.Net.Sockets;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>The wire between a store and its server: it can break after any byte in either direction, or lose what the server says.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private readonly Task accepting;
    private readonly List<Task> pumping = [];
    private readonly List<Socket> sockets = [];
    private readonly Lock gate = new();
    private TaskCompletionSource thawed = new();
    private long toServer = long.MaxValue, toClient = long.MaxValue;

    public Wire(int server)
    {
        this.server = server;
        listener.Start();
        Thaw();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether the break that was asked for has come.</summary>
    public bool Broke { get; private set; }

    /// <summary>What the server says is lost from now on.</summary>
    public bool Swallows { get; set; }

    /// <summary>All connections break once so many more bytes have gone that way; new ones are whole.</summary>
    public void BreakAfter(long bytes, bool server)
    {
        lock (gate)
        {
            Broke = false;
            (toServer, toClient) = server ? (bytes, long.MaxValue) : (long.MaxValue, bytes);
        }
    }

    /// <summary>What the server says is kept until <see cref="Thaw"/>, as for a process that is frozen.</summary>
    public void Freeze() => thawed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Thaw() => thawed.TrySetResult();

    public void Break()
    {
        lock (gate)
        {
            Broke = true;
            Swallows = false;
            (toServer, toClient) = (long.MaxValue, long.MaxValue);
            sockets.ForEach(socket => socket.Close(0));
            sockets.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Thaw();
        Break();
        await accepting;
        await Task.WhenAll(pumping);
    }

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptSocketAsync();
                var behind = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await behind.ConnectAsync(IPAddress.Loopback, server);
                client.NoDelay = true;
                lock (gate)
                {
                    sockets.AddRange([client, behind]);
                    pumping.Add(Pump(client, behind, forth: true));
                    pumping.Add(Pump(behind, client, forth: false));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Pump(Socket from, Socket to, bool forth)
    {
        var bytes = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(bytes) is > 0 and var length)
            {
                await (forth ? Task.CompletedTask : thawed.Task);
                if (forth || !Swallows)
                {
                    var left = Spend(length, forth);
                    await to.SendAsync(bytes.AsMemory(0, (int)Math.Clamp(left, 0, length)));    // another connection may have spent it meanwhile
                    if (left <= length)
                    {
                        Break();
                    }
                }
            }

            to.Shutdown(SocketShutdown.Send);    // as the other end did
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // broken, as it was asked to
        }
    }

    /// <summary>How many bytes may still go that way.</summary>
    private long Spend(int length, bool forth)
    {
        lock (gate)
        {
            var left = forth ? toServer : toClient;
            if (left != long.MaxValue)
            {
                (toServer, toClient) = forth ? (left - length, toClient) : (toServer, left - length);
            }

            return left;
        }
    }
}
