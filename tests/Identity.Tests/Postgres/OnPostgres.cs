using DistrictCoaching.Tests;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Classes in this collection share a PostgreSQL server, which one test at a time may stop.</summary>
[CollectionDefinition(nameof(OnPostgres))]
public sealed class PostgresCollection : ICollectionFixture<OnPostgres>;

/// <summary>One server for all tests of a collection, a database for each service.</summary>
public sealed class OnPostgres : IAsyncLifetime
{
    private PostgresServer? server;
    private Task<string>? empty, people;

    internal PostgresServer Server => server!;

    /// <summary>Identity on a new database, whose keys and clients are made.</summary>
    internal Task<Service> Start(Action<IdentityOptions>? change = null) => Copied(empty ??= Prepare(), change);

    /// <summary>The same, and everybody has the known password.</summary>
    internal Task<Service> WithPeople(Action<IdentityOptions>? change = null) => Copied(people ??= Prepare(Roster.Ana, Roster.Ben, Roster.Eva), change);

    private async Task<Service> Copied(Task<string> prepared, Action<IdentityOptions>? change)
    {
        var database = await prepared;
        return await On(await Server.Copy(database), database, change);
    }

    // keys and password hashes are slow on purpose: made once, copied for each test
    private async Task<string> Prepare(params SignInPerson[] known)
    {
        Assert.SkipUnless(PostgresServer.Missing is null || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.Missing ?? "");
        server ??= await PostgresServer.Start(fsync: false);
        var database = await server.NewDatabase();
        await IdentityTables.Run(server.Connection(database, $"{database}_owner"), $"{database}_writer");
        await using var service = await On(database, database, null);
        foreach (var person in known)
        {
            await service.Do<ISampleSignIns>(signIns => signIns.Seed(person.District, person.Person, Roster.Password));
        }

        return database;
    }

    private Task<Service> On(string database, string owner, Action<IdentityOptions>? change) => Service.Start(options =>
    {
        (options.Postgres, options.MasterKey) = (Server.Connection(database, $"{owner}_writer"), Convert.ToBase64String(new byte[32]));
        change?.Invoke(options);
    });

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
