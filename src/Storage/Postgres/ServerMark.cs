using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Counts how often a new connection led to another database, or to another start of its server, than the one before: only so can a restored one have taken its place.</summary>
internal sealed class ServerMark
{
    private const string Sql = "select pg_postmaster_start_time()::text || ' ' || oid from pg_database where datname = current_database()";
    private string? mark;
    private long changes;

    public long Changes => Volatile.Read(ref changes);

    public void Look(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Sql, connection);
        Take((string?)command.ExecuteScalar());
    }

    public async Task LookAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        Take((string?)await command.ExecuteScalarAsync());
    }

    private void Take(string? now)
    {
        if (Interlocked.Exchange(ref mark, now) is { } before && before != now)
        {
            Interlocked.Increment(ref changes);
        }
    }
}
