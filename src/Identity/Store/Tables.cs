using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Brings the tables to this version by the numbered scripts under <c>Sql</c>, each in order and once, in one transaction.</summary>
internal static class Tables
{
    private static readonly Assembly Here = typeof(Tables).Assembly;

    private const string Turn = "7020116034";

    /// <summary>Work that of several replicas starting at once one does after the other. A SQLite file has one process.</summary>
    public static async Task Alone(IdentityDb db, Func<Task> work, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
        {
            await work();
            return;
        }

        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        await Run(connection, $"SELECT pg_advisory_lock({Turn});", cancel);
        try
        {
            await work();
        }
        finally
        {
            await Run(connection, $"SELECT pg_advisory_unlock({Turn});", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <param name="user">A quoted role of PostgreSQL that is to use the tables.</param>
    public static async Task Migrate(IdentityDb db, string? user, CancellationToken cancel)
    {
        var postgres = db.Database.IsNpgsql();
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        if (!postgres)
        {
            await Run(connection, "PRAGMA journal_mode=WAL;", cancel);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Run(connection, postgres
            ? $"CREATE SCHEMA IF NOT EXISTS {IdentityDb.Schema}; SET LOCAL search_path TO {IdentityDb.Schema};"
            : "SELECT 1;", cancel);
        await Run(connection, "CREATE TABLE IF NOT EXISTS identity_version (number integer NOT NULL PRIMARY KEY);", cancel);
        var at = Convert.ToInt32(await Run(connection, "SELECT coalesce(max(number), 0) FROM identity_version;", cancel), CultureInfo.InvariantCulture);
        foreach (var script in Scripts(postgres).Skip(at))
        {
            await Run(connection, script, cancel);
            await Run(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO identity_version VALUES ({++at});"), cancel);
        }

        if (user is not null)
        {
            await Run(connection, $"GRANT USAGE ON SCHEMA {IdentityDb.Schema} TO {user}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {IdentityDb.Schema} TO {user}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA {IdentityDb.Schema} TO {user};", cancel);
            await Run(connection, $"REVOKE INSERT, UPDATE, DELETE ON identity_version FROM {user};", cancel);
        }

        await transaction.CommitAsync(cancel);
        await db.Database.CloseConnectionAsync();
    }

    /// <exception cref="IdentityStartException">The tables in PostgreSQL are missing or of an older release.</exception>
    public static async Task Check(IdentityDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        var known = await Run(connection, $"SELECT has_table_privilege(to_regclass('{IdentityDb.Schema}.identity_version'), 'select');", cancel) is true;
        var at = known ? Convert.ToInt32(await Run(connection, $"SELECT max(number) FROM {IdentityDb.Schema}.identity_version;", cancel), CultureInfo.InvariantCulture) : 0;
        await db.Database.CloseConnectionAsync();
        if (at < Scripts(postgres: true).Count())
        {
            throw new IdentityStartException("Identity's tables are missing or of an older release: run --target migrate first.");
        }
    }

    private static IEnumerable<string> Scripts(bool postgres) =>
        Here.GetManifestResourceNames()
            .Where(name => name.StartsWith(postgres ? "postgres" : "sqlite", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read);

    private static string Read(string name)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static async Task<object?> Run(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }
}
