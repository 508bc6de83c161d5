using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DistrictCoaching.Bench;

/// <summary>Asks the same over and over from a process of its own, so that the asking is not in the server's CPU: so many connections, each again as soon as it is answered or as often as said.</summary>
internal static class Load
{
    public const string Verb = "--load";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    /// <summary>Stands where each sending has an operation of its own.</summary>
    public const string Operation = "00000000-0000-4000-8000-0123456789ab";

    /// <summary>What may be refused: a flood.</summary>
    private const string Flood = "flood";

    /// <summary>
    /// Runs in the process of its own: address, path, token, body, connections, and how often a second each asks (0: again as soon as it is answered) or that it is a flood.
    /// Without a token the body is a file of a token and a body in each line, of which each sending takes one.
    /// </summary>
    public static async Task Ask(string[] args)
    {
        var address = new Uri(args[0]);
        var requests = args[2].Length > 0
            ? [Request(address, args[1], args[2], args[3])]
            : (await File.ReadAllLinesAsync(args[3])).Select(line => line.Split('\t')).Select(line => Request(address, args[1], line[0], line[1])).ToArray();
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, int.Parse(args[4], CultureInfo.InvariantCulture)).Select(_ => Task.Run(() => Connection(address, requests, start, args[5]))));
        List<double> times = [.. all.SelectMany(one => one).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count / Stopwatch.GetElapsedTime(start).TotalSeconds} {times[times.Count / 2]} {times[(int)(times.Count * 0.99)]} {times.Count}"));
    }

    /// <summary>One round, and what it cost this process, the server.</summary>
    public static Task<Round> Round(Uri address, string path, string token, string body, int connections, int pace = 0) => Round(address, path, token, body, connections, $"{pace}");

    /// <summary>One round of many people's requests, and what it cost this process and the others that serve.</summary>
    /// <param name="file">A token and a body in each line.</param>
    public static Task<Round> Round(Uri address, string file, int connections, Func<Task<TimeSpan>> others) => Round(address, "/graphql", "", file, connections, "0", others);

    /// <summary>One round of a flood, which does not mind being refused.</summary>
    public static Task<Round> Flooding(Uri address, string path, string token, string body, int connections) => Round(address, path, token, body, connections, Flood);

    private static async Task<Round> Round(Uri address, string path, string token, string body, int connections, string how, Func<Task<TimeSpan>>? others = null)
    {
        using var client = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb, $"{address}", path, token, body, $"{connections}", how]) { RedirectStandardOutput = true })!;
        client.PriorityClass = how == Flood ? ProcessPriorityClass.BelowNormal : ProcessPriorityClass.Normal;    // a flood comes from other machines
        var before = await Used();
        var told = (await client.StandardOutput.ReadToEndAsync()).Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        await client.WaitForExitAsync();
        return new(told[0], told[1], told[2], (await Used() - before).TotalMilliseconds / told[3]);

        async Task<TimeSpan> Used() => Environment.CpuUsage.TotalTime + await (others?.Invoke() ?? Task.FromResult(TimeSpan.Zero));
    }

    private static byte[] Request(Uri address, string path, string token, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: {(body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded")}\r\nAccept: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>One of them, under an operation that nobody had.</summary>
    private static byte[] Next(byte[][] requests, byte[] operation)
    {
        var request = requests[Random.Shared.Next(requests.Length)];
        if (request.AsSpan().IndexOf(operation) is >= 0 and var at)
        {
            request = [.. request];
            Encoding.ASCII.GetBytes($"{Guid.NewGuid()}", request.AsSpan(at));
        }

        return request;
    }

    /// <summary>A port of loopback that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<List<double>> Connection(Uri address, byte[][] requests, long start, string how)
    {
        var pace = how is Flood or "0" ? TimeSpan.Zero : TimeSpan.FromSeconds(1) / int.Parse(how, CultureInfo.InvariantCulture);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var (times, answer) = (new List<double>(), new byte[1 << 20]);
        var operation = Encoding.ASCII.GetBytes(Operation);
        while (Stopwatch.GetElapsedTime(start) < Length)
        {
            var request = Next(requests, operation);
            var asked = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var read = 0;
            while (!IsWhole(answer.AsSpan(0, read), how == Flood))
            {
                read += await socket.ReceiveAsync(answer.AsMemory(read)) is > 0 and var more ? more : throw new InvalidOperationException("The server closed the connection.");
            }

            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (pace > Stopwatch.GetElapsedTime(asked))
            {
                await Task.Delay(pace - Stopwatch.GetElapsedTime(asked));
            }
        }

        return times;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, bool mayBeRefused)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        if (!mayBeRefused && (!answer.StartsWith("HTTP/1.1 200"u8) || answer.IndexOf("\"errors\""u8) >= 0 || answer.IndexOf("\"refused\":[{"u8) >= 0))
        {
            throw new InvalidOperationException($"A benchmark was refused: {Encoding.UTF8.GetString(answer)}");
        }

        var length = answer[..end].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var digits = answer[(length + "Content-Length: "u8.Length)..end];
        digits = digits.IndexOf((byte)'\r') is >= 0 and var line ? digits[..line] : digits;
        return answer.Length >= end + 4 + int.Parse(digits, CultureInfo.InvariantCulture);
    }
}
