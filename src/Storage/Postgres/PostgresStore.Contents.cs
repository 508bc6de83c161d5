using DistrictCoaching.Domain;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Sealed items.</summary>
public sealed partial class PostgresStore : IContentStore
{
    public Task<IReadOnlyList<SealedItem>> Find(DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, CancellationToken cancel = default) =>
        Queries.Contents(writing, district, items, cancel);

    public async Task<(Outcome Outcome, SealedItem? Item)> Take(
        DistrictId district, Guid actor, Guid owner, ContentId item, Stored entry, IReadOnlyList<Guard> guards, CancellationToken cancel = default)
    {
        var one = Pending.Take(district, actor, owner, item, entry, guards);
        var outcome = await Writer(one.Stream).Append(one);
        return (outcome, outcome == Outcome.Appended ? one.Taken : null);
    }

    public async Task Delete(DistrictId district, Guid owner, CancellationToken cancel = default)
    {
        await using var connection = await writing.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection).ThenSee([district])
            .Then("delete from contents where tenant = $1 and owner = $2", With(district.Value), With(owner));
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
