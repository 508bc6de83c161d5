using System.Net.Sockets;
using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>What a failure means: try the same again, look for the one that causes it, or nobody knows.</summary>
internal static class Failures
{
    private const string IdleInTransaction = "25P03";

    /// <summary>Others were in the way: a deadlock, a serialization, or a stream that both began.</summary>
    public static bool InTheWay(Exception e) => e is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
    } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "heads_pkey" };

    /// <summary>The line itself is broken; a new one may work at once. A server that only takes too long is not asked again.</summary>
    public static bool Broken(NpgsqlException e) =>
        SessionEnded(e) || e is { InnerException: IOException or SocketException };

    /// <summary>The connection is gone, and with it the answer.</summary>
    public static bool Lost(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => true,
        _ when SessionEnded(e) => true,
        PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '8', ..] } => true,
        PostgresException => false,
        NpgsqlException or IOException or SocketException or ObjectDisposedException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The server ended the session: it stops, or the process was away for too long in mid-transaction.</summary>
    private static bool SessionEnded(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction };
}
