using DistrictCoaching.Tests;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Classes in this collection share a PostgreSQL server, which one test at a time may stop.</summary>
[CollectionDefinition(nameof(OnPostgres))]
public sealed class PostgresCollection : ICollectionFixture<OnPostgres>;

/// <summary>One server for all tests of a collection, a database for each service.</summary>
public sealed class OnPostgres : IAsyncLifetime
{
    private PostgresServer? server;

    internal PostgresServer Server => server!;

    /// <summary>Identity on a new database; those named have the known password.</summary>
    internal async Task<Service> Start(Action<IdentityOptions>? change = null, params SignInPerson[] people)
    {
        Assert.SkipUnless(PostgresServer.Missing is null || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.Missing ?? "");
        server ??= await PostgresServer.Start(fsync: false);
        var database = await server.NewDatabase();
        await IdentityTables.Run(server.Connection(database, $"{database}_owner"), $"{database}_writer");
        var service = await Service.Start(options =>
        {
            (options.Postgres, options.MasterKey) = (server.Connection(database, $"{database}_writer"), Convert.ToBase64String(new byte[32]));
            change?.Invoke(options);
        });
        foreach (var person in people)
        {
            await service.Do<ISampleSignIns>(signIns => signIns.Seed(person.District, person.Person, Roster.Password));
        }

        return service;
    }

    /// <summary>Stops it until the answer is disposed.</summary>
    internal async Task<IAsyncDisposable> Down()
    {
        await Server.Stop();
        return new Stopped(Server);
    }

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? default;

    private sealed class Stopped(PostgresServer server) : IAsyncDisposable
    {
        private bool begun;

        public async ValueTask DisposeAsync()
        {
            if (!begun)
            {
                begun = true;
                await server.Begin();
            }
        }
    }
}
