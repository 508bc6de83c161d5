using DistrictCoaching.Tests;

[assembly: AssemblyFixture(typeof(DistrictCoaching.Storage.Tests.Postgres.PostgresFixture))]

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>One server for all tests of the assembly, started by the first that asks.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> server = new(() => PostgresServer.Start(fsync: false));

    /// <summary>Skips the test where there is no PostgreSQL; on CI there must be one.</summary>
    public Task<PostgresServer> Server()
    {
        if (PostgresServer.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip(missing);
        }

        return server.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
