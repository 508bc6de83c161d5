using DistrictCoaching.Identity;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;
using Npgsql;

namespace DistrictCoaching.Host;

/// <summary>Makes the databases from nothing or brings them up to date, as their owners. Several at once wait for each other; run again it changes nothing.</summary>
internal static class Migrate
{
    /// <summary>"dcmi": one migration at a time.</summary>
    private const long Gate = 0x64636d69;

    public static async Task<int> Run(CancellationToken cancel)
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        var owner = DatabaseSettings.Connection(configuration, "Database:OwnerConnection", "the owner of the journal's database");
        var keys = DatabaseSettings.Connection(configuration, "Keys:OwnerConnection", "the owner of the key store's database");
        var identity = DatabaseSettings.Connection(configuration, "Identity:OwnerConnection", "the owner of identity's database");
        var roles = DatabaseSettings.Read(configuration);
        var (writer, reader, keeper) = (DatabaseSettings.Role(roles.Writer), DatabaseSettings.Role(roles.Reader), DatabaseSettings.Role(roles.Keys));
        try
        {
            await using var gate = new NpgsqlConnection(owner);
            await gate.OpenAsync(cancel);
            await Scalar(gate, $"select pg_advisory_lock({Gate})", cancel);
            if (await PostgresMigrations.IsNewer(gate))
            {
                Console.WriteLine("Migrated: nothing, since a newer release has done so already, and this one can use what it made.");
                return 0;
            }

            Console.WriteLine("Migrated: " + string.Join(", ",
                await Step("membership", owner, () => MembershipTables.Run(owner, writer, cancel), cancel),
                await Step("keys", keys, () => PostgresMigrations.RunKeys(keys, keeper, cancel), cancel),
                await Step("identity", identity, () => IdentityTables.Run(identity, DatabaseSettings.Role(roles.Identity), cancel), cancel),

                // the last one, since it leaves the level by which every start sees that all of it was done
                await Step("journal", owner, () => PostgresMigrations.Run(owner, writer, reader, Tables.All, cancel), cancel)) + ".");
            return 0;
        }
        catch (NpgsqlException failed)
        {
            throw new StartException(failed is PostgresException refused
                ? $"The migration was refused by PostgreSQL ({refused.SqlState}: {refused.MessageText}). Check that each OwnerConnection is the owner of its database and that the roles exist."
                : "A database cannot be reached as its owner. Check Database:OwnerConnection, Keys:OwnerConnection and Identity:OwnerConnection, and that the server runs.");
        }
    }

    private static async Task<string> Step(string name, string connection, Func<Task> work, CancellationToken cancel)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync(cancel);
        var before = await Count(db, cancel);
        await work();
        var made = await Count(db, cancel) - before;
        return made == 0 ? $"{name} (nothing new)" : $"{name} ({made} new tables)";
    }

    private static Task<long> Count(NpgsqlConnection db, CancellationToken cancel) =>
        Scalar(db, "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')", cancel);

    private static async Task<long> Scalar(NpgsqlConnection db, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, db);
        return await command.ExecuteScalarAsync(cancel) is long number ? number : 0;
    }
}
