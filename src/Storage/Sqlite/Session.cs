using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>One connection to a file, with its prepared statements. For one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>Texts of statements are few; whoever makes them up must not fill the memory.</summary>
    private const int MostStatements = 256;

    private readonly sqlite3 connection;
    private readonly Dictionary<string, Statement> statements = [];

    static Session() => Batteries_V2.Init();

    /// <exception cref="SqliteException">The file cannot be opened or is damaged.</exception>
    public Session(string file, bool writes)
    {
        var code = raw.sqlite3_open_v2(
            file, out connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (writes ? raw.SQLITE_OPEN_CREATE : 0), null);
        try
        {
            SqliteException.ThrowExceptionForRC(code, connection);
            raw.sqlite3_busy_timeout(connection, 5_000);
            if (writes)
            {
                Run("pragma journal_mode=wal");
                Run("pragma synchronous=full");
                Run("pragma secure_delete=on");
            }
            else
            {
                Run("pragma query_only=on");
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement for a text, ready to be bound.</summary>
    public Statement Statement(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            if (statements.Count == MostStatements)
            {
                Clear();
            }

            statements.Add(sql, statement = new(connection, sql));
        }

        return statement;
    }

    public void Run(string sql)
    {
        using var statement = new Statement(connection, sql);
        while (statement.Step())
        {
        }
    }

    public long Number(string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>How many rows the last statement wrote.</summary>
    public int Changed => raw.sqlite3_changes(connection);

    /// <summary>Whether a transaction is open; SQLite ends one by itself on some errors.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection) == 0;

    public void Dispose()
    {
        Clear();
        connection.Dispose();
    }

    private void Clear()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
