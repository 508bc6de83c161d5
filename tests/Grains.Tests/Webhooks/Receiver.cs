using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A message as a receiver got it.</summary>
internal sealed record Received(string Path, string Id, long At, string[] Signatures, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IEnumerable<JsonElement> Changes => Json.GetProperty("data").GetProperty("changes").EnumerateArray();

    public IEnumerable<long> Positions => Changes.Select(change => change.GetProperty("position").GetInt64());

    /// <summary>Written anew from the Standard Webhooks specification, and not from what is tested.</summary>
    public bool IsSignedWith(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal)));
        return Signatures.Contains("v1," + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{At}.{Body}"))));
    }
}

/// <summary>A receiver of webhooks over real HTTP, which answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<HttpStatusCode> next = new();
    private readonly ConcurrentQueue<Received> got = new();
    private WebApplication? app;
    private volatile TaskCompletionSource? held;

    /// <summary>What it answers when nothing else was said.</summary>
    public HttpStatusCode Usually { get; set; } = HttpStatusCode.NoContent;

    /// <summary>It goes on answering for ever.</summary>
    public bool IsEndless { get; set; }

    public IReadOnlyList<Received> Got => [.. got];

    public string Url(string path = "/hook") => app!.Urls.Single() + path;

    /// <summary>The next message is answered so.</summary>
    public void Answer(HttpStatusCode status) => next.Enqueue(status);

    /// <summary>Whoever sends to this path waits.</summary>
    public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => held?.TrySetResult();

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Take);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        await (app?.DisposeAsync() ?? default);
    }

    private async Task Take(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        got.Enqueue(new(
            context.Request.Path.Value!, headers["webhook-id"].ToString(), long.Parse(headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture),
            headers["webhook-signature"].ToString().Split(' '), await body.ReadToEndAsync()));
        if (held is { } wait && context.Request.Path.Value!.EndsWith("slow", StringComparison.Ordinal))
        {
            await wait.Task;
        }

        var status = next.TryDequeue(out var said) ? said : Usually;
        (context.Response.StatusCode, context.Response.Headers.Location) = ((int)status, "/elsewhere");
        while (IsEndless)
        {
            await context.Response.WriteAsync(new string('x', 10_000), context.RequestAborted);
        }
    }
}
