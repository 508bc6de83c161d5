using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Which failures only say that another process does not answer: a silo that is silent but not yet declared dead, a database that restarts.</summary>
internal static class Outages
{
    public static bool Is(Exception failure) => StoreOutage.Is(failure) || failure switch
    {
        SiloUnavailableException or OrleansMessageRejectionException or ClientNotAvailableException => true,
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
