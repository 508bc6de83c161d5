using System.Net;
using System.Net.Sockets;

namespace DistrictCoaching.EndToEnd;

/// <summary>Stands before processes as a load balancer of the fourth layer does: a connection goes to one that said a moment ago that it is ready, and stays with it.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    /// <summary>As often as a platform asks; until then it still sends connections to one that is leaving.</summary>
    private static readonly TimeSpan Asks = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new() { Timeout = Asks };
    private readonly Lock gate = new();
    private readonly List<int> behind = [];
    private readonly TcpListener listener;
    private readonly Task accepting, asking;
    private List<int> ready = [];
    private int next;

    public Balancer(int port)
    {
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        (accepting, asking) = (Accept(), Ask());
    }

    /// <summary>From now on the process on that port is asked whether it is ready.</summary>
    public void Add(int port)
    {
        lock (gate)
        {
            behind.Add(port);
        }
    }

    /// <summary>Waits until connections go to it, or no more.</summary>
    public Task Until(int port, bool goes) => EndToEnd.Until.So(() => Task.FromResult(Ready().Contains(port) == goes));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await Task.WhenAll(accepting, asking);
        http.Dispose();
        stop.Dispose();
        listener.Dispose();
    }

    private List<int> Ready()
    {
        lock (gate)
        {
            return ready;
        }
    }

    private async Task Ask()
    {
        using var pace = new PeriodicTimer(Asks, TimeProvider.System);
        try
        {
            do
            {
                int[] all;
                lock (gate)
                {
                    all = [.. behind];
                }

                var answers = await Task.WhenAll(all.Select(async port => (Port: port, Yes: await Says(port))));
                lock (gate)
                {
                    ready = [.. answers.Where(answer => answer.Yes).Select(answer => answer.Port)];
                }
            }
            while (await pace.WaitForNextTickAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
            // it ends
        }
    }

    private async Task<bool> Says(int port)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), stop.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Carry(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // it ends
        }
    }

    private async Task Carry(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            try
            {
                client.NoDelay = true;
                if (Ready() is { Count: > 0 } some)
                {
                    await server.ConnectAsync(IPAddress.Loopback, some[(int)((uint)Interlocked.Increment(ref next) % some.Count)], stop.Token);
                    var (here, there) = (client.GetStream(), server.GetStream());
                    await Task.WhenAll(Copy(here, there, server), Copy(there, here, client));
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // the connection ends with either side
            }
        }
    }

    /// <summary>What one side has ended, is ended to the other.</summary>
    private async Task Copy(NetworkStream from, NetworkStream to, TcpClient ended)
    {
        await from.CopyToAsync(to, stop.Token);
        ended.Client.Shutdown(SocketShutdown.Send);
    }
}
