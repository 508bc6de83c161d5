using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Makes a database from nothing or brings it up to date, as its owner. Several at once wait for each other; run again it changes nothing.</summary>
public static class PostgresMigrations
{
    /// <summary>"dcjl": the lock that keeps two migrations apart.</summary>
    private const long Gate = 0x64636a6c;

    /// <summary>The journal's database. The roles must exist and have no rights of their own but to log in.</summary>
    /// <exception cref="StorageException">A role is missing, or a table was made by another release in another shape.</exception>
    public static Task Run(string owner, string writer, string reader, IReadOnlyList<Table> tables, CancellationToken cancel = default) =>
        Transact(owner, async db =>
        {
            var set = new TableSet(tables);
            await Require(db, writer, reader);
            await db.Run(Script("journal.sql"));
            await Give(db, Rights.OfJournal(writer, reader));
            foreach (var table in set.All)
            {
                await Make(db, table);
                await Give(db, Rights.OfList(table.Name, writer, reader));
            }

            await db.Run($"insert into levels(one, level, oldest) values (true, {DatabaseLevel.This}, {DatabaseLevel.Oldest}) on conflict (one) do update set level = excluded.level, oldest = excluded.oldest");
        }, cancel);

    /// <summary>Whether a newer release has migrated the journal's database, so that this one's migration has nothing to do there and must not try.</summary>
    /// <exception cref="StorageException">So much newer that this release cannot use it.</exception>
    public static async Task<bool> IsNewer(NpgsqlConnection owner)
    {
        var (level, oldest) = await Levels(owner);
        return oldest > DatabaseLevel.This ? throw DatabaseLevel.TooOld(oldest) : level > DatabaseLevel.This;
    }

    /// <summary>The key store's database.</summary>
    /// <exception cref="StorageException">The role is missing.</exception>
    public static Task RunKeys(string owner, string role, CancellationToken cancel = default) =>
        Transact(owner, async db =>
        {
            await Require(db, role);
            await db.Run(Script("keys.sql"));
            await Give(db, Rights.OfKeys(role));
        }, cancel);

    /// <summary>Zero: made before there were levels, or not at all.</summary>
    internal static async Task<(int Level, int Oldest)> Levels(NpgsqlConnection db)
    {
        if (await db.One<bool?>("select has_table_privilege(to_regclass('levels'), 'select')") is not true)
        {
            return (0, 0);
        }

        return (await db.One<int?>("select level from levels") ?? 0, await db.One<int?>("select oldest from levels") ?? 0);
    }

    private static async Task Transact(string owner, Func<NpgsqlConnection, Task> work, CancellationToken cancel)
    {
        // once and then never again: a pool would hold on to the connection
        await using var db = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        try
        {
            await db.OpenAsync(cancel);
        }
        catch (NpgsqlException e)
        {
            throw new StorageException("DATABASE_UNREACHABLE", "The database cannot be opened as its owner. Check the connection string, and that the server runs.", e);
        }

        await using var transaction = await db.BeginTransactionAsync(cancel);
        await db.Run($"select pg_advisory_xact_lock({Gate})");
        await work(db);
        await transaction.CommitAsync(cancel);
    }

    private static async Task Require(NpgsqlConnection db, params string[] roles)
    {
        foreach (var role in roles)
        {
            if (await db.One<bool?>("select rolsuper or rolbypassrls or pg_has_role(oid, current_user::regrole, 'member') from pg_roles where rolname = $1", role) is not false)
            {
                throw new StorageException("ROLE_UNFIT", $"The role {role} is missing, or may pass row-level security. Create it with LOGIN NOSUPERUSER NOBYPASSRLS, and make it no member of the owner.");
            }
        }
    }

    private static async Task Make(NpgsqlConnection db, Table table)
    {
        var sql = TableSql.Create(table);
        if (await db.One<string?>("select sql from shapes where name = $1", table.Name) is { } known && known != sql)
        {
            throw new StorageException("TABLES_CHANGED", $"The table {table.Name} was made by another release in another shape. Run that release, or start with an empty database.");
        }

        await db.Run(sql);
        foreach (var index in TableSql.Indexes(table))
        {
            await db.Run(index);
        }

        await db.One<int?>("insert into shapes(name, sql) values ($1, $2) on conflict do nothing returning 1", table.Name, sql);
    }

    private static async Task Give(NpgsqlConnection db, IEnumerable<Right> rights)
    {
        foreach (var (sql, policy) in rights)
        {
            if (policy is not { } made || await db.One<int?>("select 1 from pg_policies where schemaname = current_schema() and tablename = $1 and policyname = $2", made.Table, made.Name) is null)
            {
                await db.Run(sql);
            }
        }
    }

    internal static string Script(string name)
    {
        using var stream = typeof(PostgresMigrations).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
