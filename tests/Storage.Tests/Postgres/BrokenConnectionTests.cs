using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Postgres;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>After the server was started again every pooled connection is broken, and whoever only asks notices nothing of it.</summary>
public sealed class BrokenConnectionTests(PostgresFixture fixture)
{
    private static readonly Operation HeadRead = new(Guid.Empty, Guid.Empty, default);

    [Fact]
    public async Task A_head_read_is_asked_once_more_on_a_connection_that_works()
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        var (writer, reader) = (name + "_writer", name + "_reader");
        await PostgresMigrations.Run(server.Connection(name, name + "_owner"), writer, reader, Tables.All);
        await using var store = await PostgresStore.Open(server.Connection(name, writer), server.Connection(name, reader), Tables.All, TimeProvider.System, compares: false);
        var district = new DistrictId(Guid.NewGuid());
        for (var breaks = 0; breaks < 3; breaks++)
        {
            Assert.Equal(Outcome.Appended, await store.Append(new(new(district, StreamKind.Roster, district.Value), 0, HeadRead, [], [], [], [])));
            await server.Run("postgres", $"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{name}'");
        }
    }
}
