using System.Globalization;
using OpenTelemetry.Metrics;

namespace DistrictCoaching.Host;

/// <summary><c>/metrics</c> for Prometheus, on a port of its own that no ingress reaches; nothing else answers there. No label names a person or a district.</summary>
internal static class Metrics
{
    public const string Setting = "Metrics:Port";

    /// <summary>Counts from the start, where the setting names a port; it is listened on beside the first of the service's addresses.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        if (Port(builder.Configuration) is not { } port)
        {
            return;
        }

        var listened = builder.Configuration["urls"] ?? throw new StartException($"{Setting} needs the setting Urls or --port.");
        builder.Configuration["urls"] = $"{listened};http://{BindingAddress.Parse(listened.Split(';')[0]).Host}:{port}";
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("DistrictCoaching.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "Npgsql", "System.Runtime")
            .AddPrometheusExporter());
    }

    public static void MapMetrics(this WebApplication app)
    {
        if (Port(app.Configuration) is not { } port)
        {
            return;
        }

        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Connection.LocalPort == port && context.Request.Path == "/metrics");
        app.Use((context, next) =>
        {
            if (context.Connection.LocalPort != port)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static int? Port(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        var text when ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) && port > 0 => port,
        _ => throw new StartException($"{Setting} must be a port, 1 to 65535, or be left out."),
    };
}
