using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>A group in two round trips: lock and read, then write and commit.</summary>
internal sealed class GroupTransaction(NpgsqlConnection db, DatabaseClock clock, IReadOnlyList<Pending> group)
{
    private static readonly string Streams = FromArrays("tenant uuid", "kind smallint", "stream uuid");

    /// <summary>Guards on streams that have not begun hold their place with a row of version 0, so that nobody begins them meanwhile.</summary>
    private static readonly string Reserve =
        $"insert into heads(tenant, kind, stream, version, hash, time) select u.tenant, u.kind, u.stream, 0, $4, 0 from {Streams} order by 1, 2, 3 on conflict do nothing";

    /// <summary>A head that somebody else began meanwhile is in the way.</summary>
    private static readonly string Begin =
        "insert into heads(tenant, kind, stream, version, hash, time) select u.tenant, u.kind, u.stream, u.version, u.hash, u.time "
        + $"from {FromArrays("tenant uuid", "kind smallint", "stream uuid", "version bigint", "hash bytea", "time bigint")}";

    private readonly GroupPlan plan = new(group);

    /// <summary>Whether the commit may have reached the server.</summary>
    public bool Committing { get; private set; }

    public async Task Run()
    {
        await LockAndRead();
        plan.Decide(Micros.Of(clock.Now));
        if (plan.Writing.Count == 0 && plan.Operations.Count == 0)
        {
            await db.Run("rollback");
            return;
        }

        await WriteAndCommit();
    }

    private async Task LockAndRead()
    {
        var written = group.Select(one => one.Stream).ToHashSet();
        var guards = group.SelectMany(one => one.Guards).Where(guard => !written.Contains(guard.Stream)).ToList();
        var guarded = guards.Select(guard => guard.Stream).Distinct().ToList();
        var awaited = guards.Where(guard => guard.Version == 0).Select(guard => guard.Stream).Distinct().ToList();
        var asking = Places(one => one.Operation is not null);
        var taking = Places(one => one.Takes is not null);
        await using var batch = new NpgsqlBatch(db);
        batch.Then("begin").ThenSee(group.Select(one => one.Stream.District).Concat(guarded.Select(stream => stream.District)));
        if (awaited.Count > 0)
        {
            batch.Then(Reserve, Columns.Of(awaited, With(Head.None.Hash)));
        }

        batch.Then(Lock("update"), Columns.Of([.. group.Select(one => one.Stream)]));
        if (guarded.Count > 0)
        {
            batch.Then(Lock("share"), Columns.Of(guarded));
        }

        batch.Then(
            $"select u.i, o.request from {FromArrays("tenant uuid", "kind smallint", "stream uuid", "id uuid")} cross join {ItsOperation}",
            Columns.Of([.. asking.Select(i => group[i].Stream)], With(asking.Select(i => group[i].Operation!.Id).ToArray())));
        if (taking.Count > 0)
        {
            batch.Then(
                $"select u.i, c.sealed from {FromArrays("tenant uuid", "owner uuid", "item uuid")} "
                + "cross join lateral (select c.sealed from contents c where c.tenant = u.tenant and c.owner = u.owner and c.item = u.item offset 0) c",
                With(taking.Select(i => group[i].Stream.District.Value).ToArray()), With(taking.Select(i => group[i].Stream.Id).ToArray()), With(taking.Select(i => group[i].Takes!.Value.Value).ToArray()));
        }

        var asked = clock.Machine;
        await using var reader = await batch.ExecuteReaderAsync();
        await clock.Observe(reader, asked);
        await reader.NextResultAsync();
        await ReadHeads(reader);
        if (guarded.Count > 0)
        {
            await reader.NextResultAsync();
            await ReadHeads(reader);
        }

        await reader.NextResultAsync();
        await ReadBytes(reader, asking, plan.Recorded);
        if (taking.Count > 0)
        {
            await reader.NextResultAsync();
            await ReadBytes(reader, taking, plan.Sealed);
        }
    }

    private async Task WriteAndCommit()
    {
        await using var batch = new NpgsqlBatch(db);
        if (plan.Moving.Count > 0)
        {
            batch.Then(
                $"{Begin} on conflict (tenant, kind, stream) do update set version = excluded.version, hash = excluded.hash, time = excluded.time",
                Heads(plan.Moving));
        }

        if (plan.Beginning.Count > 0)
        {
            batch.Then(Begin, Heads(plan.Beginning));
        }

        GroupRows.Add(batch, plan);
        batch.Then("commit");
        Committing = true;
        await batch.ExecuteNonQueryAsync();
    }

    private NpgsqlParameter[] Heads(List<StreamKey> streams) => Columns.Of(
        streams,
        With(streams.Select(stream => plan.Heads[stream].Version).ToArray()),
        With(streams.Select(stream => plan.Heads[stream].Hash).ToArray()),
        With(streams.Select(stream => plan.Heads[stream].Time).ToArray()));

    /// <summary>Locks come in the order of the key, whichever groups ask for them.</summary>
    private static string Lock(string how) =>
        $"select h.* from (select * from {Streams} order by 1, 2, 3 offset 0) u "
        + "cross join lateral (select h.tenant, h.kind, h.stream, h.version, h.hash, h.time from heads h "
        + $"where h.tenant = u.tenant and h.kind = u.kind and h.stream = u.stream for {how}) h";

    private List<int> Places(Func<Pending, bool> which) => [.. Enumerable.Range(0, group.Count).Where(i => which(group[i]))];

    private async Task ReadHeads(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            var stream = new StreamKey(new(reader.GetGuid(0)), (StreamKind)reader.GetInt16(1), reader.GetGuid(2));
            plan.Heads[stream] = new(reader.GetInt64(3), reader.GetFieldValue<byte[]>(4), reader.GetInt64(5));
        }
    }

    private static async Task ReadBytes(NpgsqlDataReader reader, List<int> places, Dictionary<int, byte[]> into)
    {
        while (await reader.ReadAsync())
        {
            into[places[reader.GetInt32(0) - 1]] = reader.GetFieldValue<byte[]>(1);
        }
    }
}
