using DistrictCoaching.Storage.Postgres;
using Npgsql;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>How many connections a process may open for a role.</summary>
public sealed class PoolTests
{
    [Theory]
    [InlineData("Host=h;Username=u", 20)]
    [InlineData("Host=h;Username=u;Maximum Pool Size=100", 100)]
    [InlineData("Host=h;Username=u;maxpoolsize=7", 7)]
    public async Task Twenty_unless_the_connection_string_says_otherwise(string connection, int most)
    {
        await using var source = PostgresStore.Source(connection);
        Assert.Equal(most, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize);
    }
}
