using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>What keeps a process from working with a database, said in one sentence with a code and the fix.</summary>
public static class UnusableDatabase
{
    internal const string Unreachable = "DATABASE_UNREACHABLE", NotMigrated = "NOT_MIGRATED";

    /// <summary>Null where it is none of these: a bug of ours, which is to be seen as it is.</summary>
    public static StorageException? Of(NpgsqlException failed) => failed switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege } refused => new(
            NotMigrated, $"A table is not there, or not for this role ({refused.SqlState}). Run --target migrate of this release first.", failed),
        PostgresException { SqlState: ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] } refused => new(
            Unreachable, $"The database cannot be opened ({refused.SqlState}). Check the connection string, and that the server runs.", failed),
        PostgresException => null,
        _ => new(Unreachable, "The database cannot be reached. Check the connection string, and that the server runs.", failed),
    };
}
