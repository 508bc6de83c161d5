using System.Net;
using DistrictCoaching.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.EndToEnd;

/// <summary>How a process leaves those who ask it over HTTP.</summary>
public sealed class DrainTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task From_the_moment_it_is_told_to_stop_each_answer_closes_its_connection_and_it_is_ready_no_more_until_it_ends()
    {
        await using var app = await Started("7");
        Assert.Equal((HttpStatusCode.OK, false), await Ask(app, "ready"));
        app.Lifetime.StopApplication();    // what a signal does first
        var stopping = app.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, true), await Ask(app, "live"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await Ask(app, "ready"));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((HttpStatusCode.OK, true), await Ask(app, "live"));    // others may not have noticed yet
        Assert.False(stopping.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask(app, "live"));
    }

    [Theory]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_drain_that_cannot_be_meant_is_refused(string seconds) =>
        Assert.Contains("Drain:Seconds", (await Assert.ThrowsAsync<StartException>(() => Started(seconds))).Message, StringComparison.Ordinal);

    private async Task<WebApplication> Started(string seconds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Drain:Seconds", seconds)]);
        builder.Services.AddSingleton<TimeProvider>(clock).AddHealth(builder.Configuration, development: false);
        var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private async Task<(HttpStatusCode Status, bool Closes)> Ask(WebApplication app, string what)
    {
        using var answer = await http.GetAsync(new Uri($"{app.Urls.Single()}/health/{what}"), TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.ConnectionClose is true);
    }
}
