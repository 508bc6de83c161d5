using System.Threading.Channels;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Head reads in groups: what has arrived when a connection is free is asked together, on one snapshot that is younger than every question.</summary>
internal sealed class HeadReader : IAsyncDisposable
{
    private static readonly string Sql =
        $"select u.i, h.version, o.request from {FromArrays("tenant uuid", "kind smallint", "stream uuid", "id uuid")} "
        + "left join lateral (select h.version from heads h where h.tenant = u.tenant and h.kind = u.kind and h.stream = u.stream offset 0) h on true "
        + $"left join {ItsOperation} on true";

    private readonly NpgsqlDataSource source;
    private readonly DatabaseClock clock;
    private readonly Channel<Pending> waiting = Channel.CreateUnbounded<Pending>();
    private readonly Task loops;

    public HeadReader(NpgsqlDataSource source, DatabaseClock clock, int connections)
    {
        (this.source, this.clock) = (source, clock);
        loops = Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(Loop)));
    }

    /// <exception cref="ObjectDisposedException">The reader was closed.</exception>
    public Task<Outcome> Read(Pending one)
    {
        ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(one), this);
        return one.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loops;
    }

    private async Task Loop()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var group = new List<Pending>();
            while (group.Count < Group.Most && waiting.Reader.TryRead(out var one))
            {
                group.Add(one);
            }

            if (group.Count == 0)
            {
                continue;
            }

            try
            {
                await Answer(group);
                group.ForEach(one => one.Settle());
            }
            catch (Exception e)
            {
                group.ForEach(one => one.Fail(e));
            }
        }
    }

    private async Task Answer(List<Pending> group)
    {
        var asked = group.Select(one => (one.Stream, Operation: one.Operation?.Id)).ToList();
        asked.AddRange(group.SelectMany(one => one.Guards).Select(guard => guard.Stream).Distinct().Select(stream => (stream, (Guid?)null)));
        var sent = clock.Machine;
        await using var reader = await source.Ask(Question, CancellationToken.None);
        await clock.Observe(reader, sent);
        await reader.NextResultAsync();
        var (versions, requests) = (new Dictionary<StreamKey, long>(), new byte[]?[asked.Count]);
        while (await reader.ReadAsync())
        {
            var i = reader.GetInt32(0) - 1;
            versions[asked[i].Stream] = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
            requests[i] = reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2);
        }

        for (var i = 0; i < group.Count; i++)
        {
            var one = group[i];
            one.Decided = requests[i] is { } request
                ? request.AsSpan().SequenceEqual(one.Operation!.Request.Bytes.Span) ? Outcome.Repeated : Outcome.Reused
                : one.Expected != versions[one.Stream] || one.Guards.Any(guard => versions[guard.Stream] != guard.Version) ? Outcome.Moved : Outcome.Appended;
        }

        NpgsqlBatch Question()
        {
            sent = clock.Machine;
            return new NpgsqlBatch().ThenSee(asked.Select(one => one.Stream.District))
                .Then(Sql, Columns.Of([.. asked.Select(one => one.Stream)], With(asked.Select(one => one.Operation).ToArray())));
        }
    }
}
