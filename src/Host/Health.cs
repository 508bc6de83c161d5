namespace DistrictCoaching.Host;

/// <summary>What the platform asks, and how a process leaves: it says that it is not ready, waits until that is noticed, and only then stops.</summary>
internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration, bool development) =>
        configuration["Drain:Seconds"] switch
        {
            null or "" => services.AddHostedService(provider => new Drain(TimeSpan.FromSeconds(development ? 0 : 5), provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<TimeProvider>())),
            var text when int.TryParse(text, out var seconds) && seconds is >= 0 and <= 60 =>
                services.AddHostedService(provider => new Drain(TimeSpan.FromSeconds(seconds), provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<TimeProvider>())),
            _ => throw new StartException("Drain:Seconds must be a whole number of seconds, 0 to 60."),
        };

    /// <summary>
    /// <c>/health/startup</c> and <c>/health/ready</c>: 200 once every part has started (a silo has joined, a gateway has found one), and ready no more from the moment it was told to stop.
    /// <c>/health/live</c>: whether this process answers at all; it depends on nothing else, so that no failure of another part restarts it.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        var lifetime = app.Lifetime;
        app.Use((context, next) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";    // whoever keeps this connection asks elsewhere next, before it is cut
            }

            return next(context);
        });
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/startup", () => Say(lifetime.ApplicationStarted.IsCancellationRequested));
        app.MapGet("/health/ready", () => Say(lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested));
    }

    private static IResult Say(bool yes) => Results.StatusCode(yes ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    /// <summary>Holds the stop back while requests still come, before any part ends.</summary>
    private sealed class Drain(TimeSpan wait, IHostApplicationLifetime lifetime, TimeProvider clock) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) =>
            lifetime.ApplicationStarted.IsCancellationRequested ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
