using DistrictCoaching.Domain;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Wrapped keys in a database of their own, which is not backed up with the journal's.</summary>
public sealed class PostgresKeyStore(string connection) : IKeyStore, IAsyncDisposable
{
    private const string Found = "select owner, by, wrapped from keys where tenant = $1 and owner = any($2)";
    private readonly NpgsqlDataSource source = PostgresStore.Source(connection);

    public Task<IReadOnlyDictionary<Guid, WrappedKey>> Find(DistrictId district, IReadOnlyList<Guid> owners, CancellationToken cancel = default) =>
        Keys(() => Seeing(new(), district).Then(Found, With(district.Value), With(owners.ToArray())), cancel);

    public Task<IReadOnlyDictionary<Guid, WrappedKey>> Add(DistrictId district, IReadOnlyList<(Guid Owner, WrappedKey Key)> keys, CancellationToken cancel = default) =>
        Keys(
            () => Seeing(new(), district)
                .Then(
                    "insert into keys(tenant, owner, by, wrapped) select $1, u.* from unnest($2::uuid[], $3::integer[], $4::bytea[]) u order by 2 on conflict do nothing",
                    With(district.Value), With(keys.Select(key => key.Owner).ToArray()), With(keys.Select(key => key.Key.By).ToArray()), With(keys.Select(key => key.Key.Bytes).ToArray()))
                .Then(Found, With(district.Value), With(keys.Select(key => key.Owner).ToArray())),
            cancel);

    public async Task<bool> Rewrap(DistrictId district, Guid owner, WrappedKey old, WrappedKey wrapped, CancellationToken cancel = default)
    {
        await using var batch = Seeing(source.CreateBatch(), district).Then(
            "update keys set by = $3, wrapped = $4 where tenant = $1 and owner = $2 and by = $5 and wrapped = $6 and length(wrapped) > 0",
            With(district.Value), With(owner), With(wrapped.By), With(wrapped.Bytes), With(old.By), With(old.Bytes));
        await batch.ExecuteNonQueryAsync(cancel);
        return batch.BatchCommands[1].RecordsAffected == 1;
    }

    public async Task Destroy(DistrictId district, Guid owner, CancellationToken cancel = default)
    {
        await using var batch = Seeing(source.CreateBatch(), district).Then(
            "insert into keys(tenant, owner, by, wrapped) values ($1, $2, 0, '') on conflict (tenant, owner) do update set by = 0, wrapped = ''", With(district.Value), With(owner));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public async Task<IReadOnlyList<(Guid Owner, WrappedKey Key)>> Page(DistrictId district, Guid after, int most, CancellationToken cancel = default)
    {
        await using var batch = Seeing(source.CreateBatch(), district).Then(
            "select owner, by, wrapped from keys where tenant = $1 and owner > $2 order by owner limit $3", With(district.Value), With(after), With(most));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var page = new List<(Guid, WrappedKey)>();
        while (await reader.ReadAsync(cancel))
        {
            page.Add((reader.GetGuid(0), Key(reader)));
        }

        return page;
    }

    public async Task<long> Count(DistrictId district, CancellationToken cancel = default)
    {
        await using var batch = Seeing(source.CreateBatch(), district).Then("select count(*) from keys where tenant = $1 and length(wrapped) > 0", With(district.Value));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        return await reader.ReadAsync(cancel) ? reader.GetInt64(0) : 0;
    }

    public async Task DestroyAll(DistrictId district, CancellationToken cancel = default)
    {
        await using var batch = Seeing(source.CreateBatch(), district)
            .Then("insert into keys(tenant, owner, by, wrapped) values ($1, $2, 0, '') on conflict do nothing", With(district.Value), With(Guid.Empty))
            .Then("update keys set by = 0, wrapped = '' where tenant = $1", With(district.Value));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public async Task<IReadOnlyList<(DistrictId District, Guid Owner, WrappedKey Key)>> All(CancellationToken cancel = default)
    {
        await using var batch = source.CreateBatch().Then("select set_config('app.rotating', 'on', true)").Then("select owner, by, wrapped, tenant from keys order by tenant, owner");
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var all = new List<(DistrictId, Guid, WrappedKey)>();
        while (await reader.ReadAsync(cancel))
        {
            all.Add((new(reader.GetGuid(3)), reader.GetGuid(0), Key(reader)));
        }

        return all;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlBatch Seeing(NpgsqlBatch batch, DistrictId district) =>
        batch.Then("select set_config('app.tenant', $1, true)", With(district.Value.ToString()));

    private async Task<IReadOnlyDictionary<Guid, WrappedKey>> Keys(Func<NpgsqlBatch> question, CancellationToken cancel)
    {
        await using var reader = await source.Ask(question, cancel);
        await reader.NextResultAsync(cancel);
        var keys = new Dictionary<Guid, WrappedKey>();
        while (await reader.ReadAsync(cancel))
        {
            keys[reader.GetGuid(0)] = Key(reader);
        }

        return keys;
    }

    private static WrappedKey Key(NpgsqlDataReader reader) => new(reader.GetInt32(1), reader.GetFieldValue<byte[]>(2));
}
