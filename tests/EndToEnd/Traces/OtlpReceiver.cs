using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace DistrictCoaching.EndToEnd;

/// <summary>A span as it came over the wire: whose process, of which source, in which trace.</summary>
internal sealed record SentSpan(string Service, string Source, string Trace, string Name);

/// <summary>Receives OTLP over HTTP as a collector does, and keeps what came.</summary>
internal sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener listener = new();

    public OtlpReceiver()
    {
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        _ = Receive();
    }

    public string Address { get; } = $"http://127.0.0.1:{HostProcess.FreePort()}";

    public ConcurrentQueue<SentSpan> Spans { get; } = [];

    /// <summary>All that was sent, byte by byte as text.</summary>
    public ConcurrentQueue<string> Bodies { get; } = [];

    public void Dispose() => listener.Close();

    private async Task Receive()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Bodies.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
            if (context.Request.Url!.AbsolutePath == "/v1/traces")
            {
                Keep(body.ToArray());
            }

            context.Response.Close();
        }
    }

    /// <summary>Requests have resources (1), these have attributes (1.1) and sources (2), these a name (1.1) and spans (2); a span has a trace (1) and a name (5).</summary>
    private void Keep(ReadOnlyMemory<byte> request)
    {
        foreach (var resource in Protobuf.All(request, 1))
        {
            var service = Protobuf.All(resource, 1).SelectMany(one => Protobuf.All(one, 1)).Single(pair => Text(pair, 1) == "service.name");
            foreach (var source in Protobuf.All(resource, 2))
            {
                foreach (var span in Protobuf.All(source, 2))
                {
                    Spans.Enqueue(new(Text(Protobuf.All(service, 2).Single(), 1), Text(Protobuf.All(source, 1).Single(), 1), Convert.ToHexString(Protobuf.All(span, 1).Single().Span), Text(span, 5)));
                }
            }
        }
    }

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Protobuf.All(message, field).Single().Span);
}
