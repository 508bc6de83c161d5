using Microsoft.Data.Sqlite;

namespace DistrictCoaching.Bench;

/// <summary>One commit for each change, on one connection with prepared statements, since SQLite has one writer.</summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly SqliteConnection db;
    private readonly Lock gate = new();
    private readonly PlainChange[] changes;
    private readonly SqliteCommand begin, commit, happens, goes, comes, operates;

    public PlainSqlite(string file, int writers)
    {
        changes = [.. Enumerable.Range(0, writers).Select(_ => new PlainChange())];
        db = new($"Data Source={file}");
        db.Open();
        foreach (var sql in new[]
        {
            "pragma journal_mode=wal", "pragma synchronous=full",
            "create table events(tenant blob, kind integer, stream blob, version integer, type text, time integer, actor blob, body blob, hash blob, primary key (tenant, kind, stream, version)) without rowid",
            "create table live_days(tenant blob, stream blob, consent blob, n integer, partner blob, from_day integer, until_day integer, since_day integer, primary key (tenant, stream, consent, n)) without rowid",
            "create index live_days_partner_stream on live_days(tenant, partner, stream)",
            "create table operations(tenant blob, kind integer, stream blob, id blob, request blob, version integer, time integer, primary key (tenant, kind, stream, id)) without rowid",
            "create index operations_time on operations(time)",
        })
        {
            using var make = Command(sql);
            make.ExecuteNonQuery();
        }

        (begin, commit) = (Command("begin immediate"), Command("commit"));
        happens = Command("insert into events values ($1, 6, $2, $3, $4, $5, $2, $6, $7)");
        goes = Command("delete from live_days where tenant = $1 and stream = $2 and consent = $3 and n = 0");
        comes = Command("insert into live_days values ($1, $2, $3, 0, $4, $5, $6, $5)");
        operates = Command("insert into operations values ($1, 6, $2, $3, $4, $5, $6)");
    }

    public Task Once(int caller)
    {
        var change = changes[caller];
        var happened = change.Next();
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        lock (gate)
        {
            begin.ExecuteNonQuery();
            Run(happens, Id(change.Tenant), Id(change.Teacher), change.Version, happened.Type, now, happened.Body.ToArray(), change.Hash);
            if (change.Paused)
            {
                Run(goes, Id(change.Tenant), Id(change.Teacher), Id(change.Consent));
            }
            else
            {
                Run(comes, Id(change.Tenant), Id(change.Teacher), Id(change.Consent), Id(change.Partner), PlainChange.From.DayNumber, PlainChange.Until.DayNumber);
            }

            Run(operates, Id(change.Tenant), Id(change.Teacher), Id(Guid.NewGuid()), change.Request, change.Version, now);
            commit.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var command in new[] { begin, commit, happens, goes, comes, operates })
        {
            command.Dispose();
        }

        db.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private static byte[] Id(Guid id) => id.ToByteArray(bigEndian: true);

    private SqliteCommand Command(string sql)
    {
        var command = db.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
            {
                command.Parameters.Add(new SqliteParameter($"${i + 1}", values[i]));
            }

            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
