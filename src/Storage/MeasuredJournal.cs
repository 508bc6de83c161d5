using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DistrictCoaching.Storage;

/// <summary>Counts what a journal is asked and how long it takes; whose stream it was stands in no label.</summary>
internal sealed class MeasuredJournal(IJournal journal) : IJournal
{
    private static readonly Meter Meter = new("DistrictCoaching.Journal");
    private static readonly Histogram<double> Appends = Meter.CreateHistogram<double>(
        "district_coaching.journal.append.duration", "s", "Appends and head reads, by how they ended.", advice: new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

    public async Task<Outcome> Append(Change change)
    {
        var (began, ended) = (Stopwatch.GetTimestamp(), "Unknown");
        try
        {
            var outcome = await journal.Append(change);
            ended = outcome.ToString();
            return outcome;
        }
        finally
        {
            Appends.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("outcome", ended), new("kind", change.Reads ? "read" : "append"));
        }
    }

    public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);
}
