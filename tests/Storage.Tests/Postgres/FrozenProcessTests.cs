using DistrictCoaching.Storage.Postgres;
using Npgsql;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A process that stops in mid-transaction, as a frozen virtual machine does, keeps nobody from the rows it held.</summary>
public sealed class FrozenProcessTests(PostgresFixture fixture)
{
    [Fact]
    public async Task What_it_held_another_gets_and_it_can_commit_nothing_any_more()
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        await server.Run(name, "create table held(n int); insert into held values (1); grant all on held to public");
        await using var source = PostgresStore.Source(server.Connection(name, name + "_writer"));
        await using var frozen = await source.OpenConnectionAsync();
        await using var begun = await frozen.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select n from held for update", frozen, begun))
        {
            await hold.ExecuteScalarAsync();
        }

        await using var other = source.CreateCommand("update held set n = 2");
        Assert.Equal(1, await other.ExecuteNonQueryAsync());
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => begun.CommitAsync());
    }
}
