using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>What must be so before a store opens, each said in a sentence where it is not.</summary>
internal static class OpenChecks
{
    private const int OldestServer = 15;

    /// <param name="reads">The types of events that this release can read; null for all.</param>
    public static async Task Run(NpgsqlDataSource source, TableSet tables, IReadOnlySet<string>? reads, DatabaseClock clock, CancellationToken cancel)
    {
        NpgsqlConnection db;
        try
        {
            db = await source.OpenConnectionAsync(cancel);
        }
        catch (NpgsqlException e)
        {
            throw new StorageException("DATABASE_UNREACHABLE", "The database cannot be opened. Check the connection string, and that the server runs.", e);
        }

        await using (db)
        {
            if (db.PostgreSqlVersion.Major < OldestServer)
            {
                throw new StorageException("DATABASE_TOO_OLD", $"PostgreSQL {OldestServer} or newer is needed.");
            }

            if (await db.One<bool?>("select rolsuper or rolbypassrls or exists (select 1 from pg_tables where schemaname = current_schema() and pg_has_role(tableowner, 'member')) from pg_roles where rolname = current_user") is not false)
            {
                throw new StorageException("ROLE_UNFIT", "This role may pass row-level security. Connect with a role that owns nothing and has neither SUPERUSER nor BYPASSRLS.");
            }

            // before the first rule is decided, since a silo may wake on the wrong day
            var asked = clock.Machine;
            clock.Observe(new DateTimeOffset(await db.One<DateTime>("select clock_timestamp()")), asked);
            await Level(db, reads);
            foreach (var table in tables.All)
            {
                if (!await Fits(db, table))
                {
                    throw new StorageException("NOT_MIGRATED", $"The table {table.Name} is missing or of another release. Run the migration first.");
                }
            }
        }
    }

    private static async Task Level(NpgsqlConnection db, IReadOnlySet<string>? reads)
    {
        var (level, oldest) = await PostgresMigrations.Levels(db);
        if (oldest > DatabaseLevel.This)
        {
            throw DatabaseLevel.TooOld(oldest);
        }

        if (level < DatabaseLevel.This)
        {
            throw DatabaseLevel.TooNew(level);
        }

        if (reads is not null && await db.One<string?>("select min(type) from event_types where type <> all(string_to_array($1, ','))", string.Join(',', reads)) is { } unheard)
        {
            throw DatabaseLevel.Unreadable(unheard);
        }
    }

    private static async Task<bool> Fits(NpgsqlConnection db, Table table) =>
        await db.One<bool?>("select has_table_privilege(to_regclass('shapes'), 'select')") is true
        && await db.One<string?>("select sql from shapes where name = $1", table.Name) == TableSql.Create(table);
}
