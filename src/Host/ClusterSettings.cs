using System.Net;
using DistrictCoaching.Silo;

namespace DistrictCoaching.Host;

/// <summary>The section <c>Cluster</c>, checked.</summary>
internal static class ClusterSettings
{
    public static string Name(IConfiguration configuration) =>
        (configuration["Cluster:Name"] ?? "main") is { Length: > 0 and <= 100 } name ? name : throw new StartException("Cluster:Name must have 1 to 100 characters.");

    public static SiloSettings Read(IConfiguration configuration, DatabaseSettings? database, bool development) => database is null ? new() : new()
    {
        Membership = database.Writer,
        Cluster = Name(configuration),
        Address = Address(configuration["Cluster:Address"], development),
        SiloPort = Port(configuration, "Cluster:SiloPort"),
        GatewayPort = Port(configuration, "Cluster:GatewayPort"),
    };

    private static IPAddress Address(string? text, bool development) => text switch
    {
        null or "" when development => IPAddress.Loopback,
        null or "" => throw new StartException("Cluster:Address is missing: give the IP address by which other processes of this cluster reach this one, on a private network."),
        _ when IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) => address,
        _ => throw new StartException("Cluster:Address must be an IP address of this machine that others can reach."),
    };

    private static int? Port(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var text when ushort.TryParse(text, out var port) && port > 0 => port,
        _ => throw new StartException($"{name} must be a port, 1 to 65535, or be left out for a free one."),
    };
}
