using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>What must be so before a store opens, each said in a sentence where it is not.</summary>
internal static class OpenChecks
{
    private const int OldestServer = 15;

    public static async Task Run(NpgsqlDataSource source, TableSet tables, CancellationToken cancel)
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

            if (await db.One<bool?>("select to_regclass('snapshots') is not null") is not true)
            {
                throw new StorageException("NOT_MIGRATED", "The table snapshots is missing. Run the migration first.");
            }

            foreach (var table in tables.All)
            {
                if (!await Fits(db, table))
                {
                    throw new StorageException("NOT_MIGRATED", $"The table {table.Name} is missing or of another release. Run the migration first.");
                }
            }
        }
    }

    private static async Task<bool> Fits(NpgsqlConnection db, Table table) =>
        await db.One<bool?>("select has_table_privilege(to_regclass('shapes'), 'select')") is true
        && await db.One<string?>("select sql from shapes where name = $1", table.Name) == TableSql.Create(table);
}
