using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Which failures only say that another process does not answer: a silo that is silent but not yet declared dead, a database that restarts.</summary>
public static class Outages
{
    /// <summary>Also where such a failure is the cause of another one.</summary>
    public static bool Is(Exception failure) => StoreOutage.Is(failure) || failure switch
    {
        SiloUnavailableException or OrleansMessageRejectionException or ClientNotAvailableException => true,
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
