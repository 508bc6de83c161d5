using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Makes a database from nothing or brings it up to date, as its owner. Several at once wait for each other; run again it changes nothing.</summary>
public static class PostgresMigrations
{
    /// <summary>"dcjl": the lock that keeps two migrations apart.</summary>
    private const long Gate = 0x64636a6c;

    /// <summary>The list is read inside of the select, so once for a statement; the cast outside of it only says that this is a list and no set of rows.</summary>
    private const string OfBatch = "tenant = any ((select nullif(current_setting('app.tenants', true), '')::uuid[])::uuid[])";
    private const string OfDistrict = "tenant = (select nullif(current_setting('app.tenant', true), '')::uuid)";

    /// <summary>The journal's database. The roles must exist and have no rights of their own but to log in.</summary>
    /// <exception cref="StorageException">A role is missing, or a table was made by another release in another shape.</exception>
    public static Task Run(string owner, string writer, string reader, IReadOnlyList<Table> tables, CancellationToken cancel = default) =>
        Transact(owner, async db =>
        {
            var set = new TableSet(tables);
            await Require(db, writer, reader);
            await db.Run(Script("journal.sql"));
            foreach (var table in (string[])["heads", "events", "operations", "contents", "snapshots"])
            {
                await Protect(db, table, ("writer", writer, OfBatch), ("owner", "current_user", "true"));
            }

            await db.Run($"grant select, insert, update on heads, snapshots to {Quote(writer)}; grant delete on snapshots to {Quote(writer)}; grant select, insert on events, operations to {Quote(writer)}");
            await db.Run($"grant select, insert, update, delete on contents to {Quote(writer)}; grant select on shapes, levels, event_types to {Quote(writer)}, {Quote(reader)}; grant insert on event_types to {Quote(writer)}");
            await db.Run($"grant execute on function forget_operations(bigint), journal_tenants() to {Quote(writer)}");
            foreach (var table in set.All)
            {
                await Make(db, table);
                await Protect(db, table.Name, ("writer", writer, OfBatch), ("reader", reader, OfDistrict), ("owner", "current_user", "true"));
                await db.Run($"grant select, insert, update, delete on {Quote(table.Name)} to {Quote(writer)}; grant select on {Quote(table.Name)} to {Quote(reader)}");
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
            await Protect(db, "keys", ("keeper", role, $"{OfDistrict} or current_setting('app.rotating', true) = 'on'"));
            await db.Run($"grant select, insert, update on keys to {Quote(role)}");
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

    private static async Task Protect(NpgsqlConnection db, string table, params (string Name, string Role, string Sees)[] policies)
    {
        await db.Run($"alter table {Quote(table)} enable row level security; alter table {Quote(table)} force row level security");
        foreach (var (name, role, sees) in policies)
        {
            if (await db.One<int?>("select 1 from pg_policies where schemaname = current_schema() and tablename = $1 and policyname = $2", table, name) is null)
            {
                await db.Run($"create policy {name} on {Quote(table)} to {(role == "current_user" ? role : Quote(role))} using ({sees}) with check ({sees})");
            }
        }
    }

    internal static string Script(string name)
    {
        using var stream = typeof(PostgresMigrations).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
