using Npgsql;

namespace DistrictCoaching.Bench;

/// <summary>One transaction for each change, in one round trip of prepared statements, by a superuser whom row-level security does not hold up.</summary>
internal sealed class PlainNpgsql(string connection, int connections, int writers) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create($"{connection};Maximum Pool Size={connections};Max Auto Prepare=20;Auto Prepare Min Usages=2;Timeout=60");
    private readonly PlainChange[] changes = [.. Enumerable.Range(0, writers).Select(_ => new PlainChange())];

    public async Task Once(int caller)
    {
        var change = changes[caller];
        var happened = change.Next();
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        await using var db = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(db);
        Then(batch, "begin");
        Then(
            batch, "insert into events(tenant, kind, stream, version, type, time, actor, body, hash) values ($1, 6, $2, $3, $4, $5, $6, $7, $8)",
            change.Tenant, change.Teacher, change.Version, happened.Type, now, change.Teacher, happened.Body.ToArray(), change.Hash);
        if (change.Paused)
        {
            Then(batch, "delete from live_days where tenant = $1 and stream = $2 and consent = $3 and n = 0", change.Tenant, change.Teacher, change.Consent);
        }
        else
        {
            Then(
                batch, "insert into live_days(tenant, stream, consent, n, partner, capacity, from_day, until_day, since_day) values ($1, $2, $3, 0, $4, 'Coach', $5, $6, $5)",
                change.Tenant, change.Teacher, change.Consent, change.Partner, PlainChange.From, PlainChange.Until);
        }

        Then(
            batch, "insert into operations(tenant, kind, stream, id, request, version, time) values ($1, 6, $2, $3, $4, $5, $6)",
            change.Tenant, change.Teacher, Guid.NewGuid(), change.Request, change.Version, now);
        Then(batch, "commit");
        await batch.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static void Then(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
