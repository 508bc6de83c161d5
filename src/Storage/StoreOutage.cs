using System.Data.Common;

namespace DistrictCoaching.Storage;

/// <summary>Which failures only say that the store does not answer now: it restarts, or the line to it broke. What was asked may have been done or not.</summary>
public static class StoreOutage
{
    public static bool Is(Exception failure) => failure switch
    {
        StorageException { Code: RestoreCheck.Restored or RestoreCheck.Unknown } => true,    // it answers nothing until it is put in order
        TimeoutException or IOException or DbException { IsTransient: true } => true,
        DbException { SqlState: ['5', '7', ..] or ['0', '8', ..] } => true,    // shutting down, starting; connections
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
