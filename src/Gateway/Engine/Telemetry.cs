using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQLParser.AST;
using Span = System.Diagnostics.Activity;

namespace DistrictCoaching.Gateway;

/// <summary>What is traced and measured of operations: kind, document's hash, engine, cost and time. Never a text, a name that a client chose, a value or a caller.</summary>
internal static class Telemetry
{
    public const string Name = "DistrictCoaching.Gateway";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Histogram<double> Durations = new Meter(Name).CreateHistogram<double>(
        "district_coaching.gateway.operation.duration", "s", "How long operations took, by their kind and by the engine that ran them.");

    /// <summary>Whether anybody listens: otherwise resolvers are called without a thought of it.</summary>
    public static bool IsTraced => Source.HasListeners();

    public static Span? Operation(Known known) => Source.StartActivity("graphql.operation") is { } span
        ? span.SetTag("graphql.operation.type", Kind(known)).SetTag("graphql.document.hash", known.Hash)
        : null;

    public static void Ended(Span? span, Known known, string engine, int cost, TimeSpan took)
    {
        span?.SetTag("graphql.engine", engine).SetTag("graphql.cost", cost);
        Durations.Record(took.TotalSeconds, new("kind", Kind(known)), new("engine", engine));
    }

    /// <summary>A resolver, by the schema's own names.</summary>
    public static Span? Resolver(string type, string field) => Source.StartActivity($"{type}.{field}");

    /// <summary>A resolver that did not wait says nothing that is worth a span.</summary>
    public static void Forget(Span? span)
    {
        if (span is not null)
        {
            (span.IsAllDataRequested, span.ActivityTraceFlags) = (false, span.ActivityTraceFlags & ~ActivityTraceFlags.Recorded);
        }
    }

    public static string Kind(Known known) => known.Operation.Operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
