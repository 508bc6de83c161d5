using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A OneRoster service over real HTTP, with the records of the small package in the published shapes.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly Queue<(HttpStatusCode Status, string? After)> failures = [];
    private WebApplication? app;
    private TaskCompletionSource? held;

    public List<(string Path, string Query)> Asked { get; } = [];

    public string? Basic { get; private set; }

    public string? Form { get; private set; }

    /// <summary>Whether pages say which is next.</summary>
    public bool Links { get; set; }

    public string? Instead { get; set; }

    public string? Link { get; set; }

    public int? Promised { get; set; }

    /// <summary>Whether pages say how many records there are; a service that does not may give fewer than were asked for.</summary>
    public bool Totals { get; set; } = true;

    public int Port => new Uri(app!.Urls.Single()).Port;

    public RestSource Source(string version) => new(new(app!.Urls.Single()), version, new(app.Urls.Single() + "/token"), "id:1", "secret/2");

    /// <summary>The next record that is asked for is answered so.</summary>
    public void Fail(HttpStatusCode status, string? after = null) => failures.Enqueue((status, after));

    /// <summary>Whoever asks for a record waits.</summary>
    public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => held?.SetResult();

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/token", Token);
        app.MapGet("/ims/oneroster/rostering/v1p2/{collection}", (HttpContext context, string collection) => Page(context, collection, SmallRecords.Of(collection)));
        app.MapGet("/ims/oneroster/v1p1/{collection}", (HttpContext context, string collection) => Page(context, collection, SmallRecords.OldOf(collection)));
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await (app?.DisposeAsync() ?? ValueTask.CompletedTask);

    private async Task Token(HttpContext context)
    {
        Asked.Add((context.Request.Path, ""));
        Basic = Encoding.UTF8.GetString(Convert.FromBase64String(context.Request.Headers.Authorization.ToString()["Basic ".Length..]));
        using var reader = new StreamReader(context.Request.Body);
        Form = await reader.ReadToEndAsync();
        await context.Response.WriteAsJsonAsync(new { access_token = "token", token_type = "Bearer", expires_in = 3600 });
    }

    private async Task Page(HttpContext context, string collection, JsonArray all)
    {
        Asked.Add((context.Request.Path, context.Request.QueryString.Value!));
        await (held?.Task ?? Task.CompletedTask);
        if (failures.TryDequeue(out var failure))
        {
            context.Response.StatusCode = (int)failure.Status;
            context.Response.Headers.RetryAfter = failure.After;
            context.Response.Headers.Location = "http://127.0.0.2:1/";
            return;
        }

        Assert.Equal("Bearer token", context.Request.Headers.Authorization);
        var (limit, offset) = (Number("limit"), Number("offset"));
        var records = all.Where(record => Passes(record!, context.Request.Query["filter"])).ToList();
        if (Totals)
        {
            context.Response.Headers["X-Total-Count"] = (Promised ?? records.Count).ToString(CultureInfo.InvariantCulture);
        }

        if (Link is not null || (Links && offset + limit < records.Count))
        {
            context.Response.Headers.Link = Link ?? $"<{context.Request.Path}?limit={limit}&offset=0>; rel=\"first\", <{app!.Urls.Single()}{context.Request.Path}?limit={limit}&offset={offset + limit}>; rel=\"next\"";
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Instead ?? new JsonObject { [collection] = new JsonArray([.. records.Skip(offset).Take(Totals ? limit : 1).Select(record => record!.DeepClone())]) }.ToJsonString());

        int Number(string name) => int.Parse(context.Request.Query[name]!, CultureInfo.InvariantCulture);
    }

    /// <summary>Without a filter all that is not deleted, as services do; with one all that changed since.</summary>
    private static bool Passes(JsonNode record, string? filter) => filter is null
        ? record["status"]!.GetValue<string>() == "active"
        : string.CompareOrdinal(record["dateLastModified"]!.GetValue<string>(), filter["dateLastModified>'".Length..^1]) > 0;
}

/// <summary>A clock on which every wait is over at once.</summary>
internal sealed class HurriedClock : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
