using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DistrictCoaching.Host;

/// <summary>Traces over OTLP, where a setting names who receives them: a gateway's operations, calls of grains, and statements of SQL without their parameters. Nothing that says whose.</summary>
internal static class Traces
{
    public const string Setting = "Telemetry:Otlp:Endpoint", Share = "Telemetry:Otlp:Percent";

    /// <summary>Sends this share of all traces, chosen by their ids, so that every process sends the same ones; gives whether any are sent.</summary>
    public static bool AddTraces(this WebApplicationBuilder builder, Target target)
    {
        if (Receiver(builder.Configuration[Setting]) is not { } receiver)
        {
            return false;
        }

        var percent = Percent(builder.Configuration[Share]);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"district-coaching-{target.Name}"))
            .WithTracing(traces => traces
                .AddSource("DistrictCoaching.*", "Microsoft.Orleans.Application", "Npgsql")
                .SetSampler(new TraceIdRatioBasedSampler(percent / 100))
                .AddProcessor(new Anonymous())
                .AddOtlpExporter(otlp => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, receiver)));
        return true;
    }

    private static Uri? Receiver(string? text) => text switch
    {
        null or "" => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 => new($"{address.AbsoluteUri.TrimEnd('/')}/v1/traces"),
        _ => throw new StartException($"{Setting} must be the http or https address of a receiver of OTLP over HTTP, such as http://collector:4318, or be left out."),
    };

    private static double Percent(string? text) => text switch
    {
        null or "" => 1,
        _ when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100 => percent,
        _ => throw new StartException($"{Share} must be a number above 0 and up to 100: of how many traces in a hundred are sent."),
    };

    /// <summary>Orleans tags spans with grains' keys, which name people; exceptions may quote anything. What is not known to be harmless is taken off before a span is sent.</summary>
    private sealed class Anonymous : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Kept =
        [
            "graphql.operation.type", "graphql.document.hash", "graphql.engine", "graphql.cost",
            "rpc.system", "rpc.system.name", "rpc.service", "rpc.method",
            "db.system", "db.system.name", "db.namespace", "db.query.text", "db.statement", "db.response.status_code", "exception.type", "error.type",
        ];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
            {
                data.SetTag(tag.Key, null);
            }

            data.SetStatus(data.Status, null);
            data.TraceStateString = null;    // a client's
            if (data.Events.Any(happened => happened.Tags.Any()))
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;    // an event cannot be taken off: the span is not sent
            }
        }
    }
}
