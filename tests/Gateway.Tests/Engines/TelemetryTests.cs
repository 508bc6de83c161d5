using System.Diagnostics;
using Span = System.Diagnostics.Activity;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What is traced and logged of operations, and what never is.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Document = "query TheName($t: String) { sampleTree { later(number: 3) { number } sampled: echo(text: $t) { text } broken loaded { number } } }";

    private readonly TestGateway gateway = new();

    public ValueTask InitializeAsync() => gateway.InitializeAsync();

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task An_operation_and_what_waits_in_it_are_spans()
    {
        List<Span> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DistrictCoaching.Gateway",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (ended)
                {
                    ended.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        List<Span> all = [], within = [];
        for (var asked = 0; asked < 1_000 && !within.Any(span => span.Recorded); asked++)    // what waits may be done before anybody looks
        {
            lock (ended)
            {
                ended.Clear();
            }

            await gateway.Ask(Document, new { t = "the-secret" });
            lock (ended)
            {
                all = [.. ended];
            }

            var operation = Assert.Single(all, span => span.OperationName == "graphql.operation" && (string?)span.GetTagItem("graphql.document.hash") == Manifest.Hash(Document));
            Assert.Equal(("query", "plan", 4), ((string?)operation.GetTagItem("graphql.operation.type"), (string?)operation.GetTagItem("graphql.engine"), (int?)operation.GetTagItem("graphql.cost")));
            within = [.. all.Where(span => span.TraceId == operation.TraceId && span.ParentSpanId == operation.SpanId)];
        }

        Assert.Equal(["SampleTree.later"], within.Where(span => span.Recorded).Select(span => span.OperationName));
        Assert.Contains(within, span => span.OperationName == "SampleTree.echo");
        Assert.DoesNotContain(all.SelectMany(span => span.Tags.Select(tag => tag.Value).Append(span.DisplayName)), told => told is not null && (told.Contains("the-secret", StringComparison.Ordinal) || told.Contains("TheName", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_slow_operation_is_logged_by_its_document_s_hash_alone()
    {
        const string Slow = "mutation TheName($h: Int!) { sampleAdvance(hours: $h) }";
        await gateway.Ask(Slow, new { h = 77 });
        await gateway.Ask("{ viewer { id } }");
        var line = Assert.Single(gateway.Logged.Lines, line => line.Contains("SHA-256", StringComparison.Ordinal));
        Assert.Contains($"A mutation whose document has the SHA-256 {Manifest.Hash(Slow)} took {77 * 3_600_000} ms and 10 points (plan)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("TheName", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_slow_is_at_least_a_millisecond_or_the_start_stops()
    {
        await using var wrong = new TestGateway { Configure = options => options.SlowOperationMilliseconds = 0 };
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => wrong.InitializeAsync().AsTask());
    }

    [Fact]
    public async Task Operations_are_measured_by_kind_and_engine()
    {
        HashSet<string> seen = [];
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "district_coaching.gateway.operation.duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            lock (seen)
            {
                seen.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
            }
        });
        listener.Start();
        foreach (var document in new[] { "{ viewer { id } }", "mutation { sampleStop }", "{ __schema { queryType { name } } }", "{ nothing }" })
        {
            await gateway.Ask(document);
        }

        lock (seen)
        {
            Assert.Superset(new HashSet<string> { "kind=query engine=plan", "kind=mutation engine=plan", "kind=query engine=library", "kind=query engine=none" }, seen);
        }
    }
}
