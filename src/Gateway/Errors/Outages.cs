using System.Data.Common;

namespace DistrictCoaching.Gateway;

/// <summary>Which failures only say that another process does not answer: a silo that is silent but not yet declared dead, a database that restarts.</summary>
internal static class Outages
{
    public static bool Is(Exception failure) => failure switch
    {
        TimeoutException or IOException or DbException { IsTransient: true } or DbException { SqlState: ['5', '7', ..] } => true,
        SiloUnavailableException or OrleansMessageRejectionException or ClientNotAvailableException => true,
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
