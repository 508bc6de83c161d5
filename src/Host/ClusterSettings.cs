using System.Net;
using System.Text.RegularExpressions;
using DistrictCoaching.Silo;

namespace DistrictCoaching.Host;

/// <summary>The section <c>Cluster</c>, checked.</summary>
internal static partial class ClusterSettings
{
    public static string Name(IConfiguration configuration) =>
        (configuration["Cluster:Name"] ?? "main") is { Length: > 0 and <= 100 } name ? name : throw new StartException("Cluster:Name must have 1 to 100 characters.");

    /// <summary>Null: none of the three files is named, and the cluster talks in plain text.</summary>
    public static PeerTls? Tls(IConfiguration configuration, Target target, DatabaseSettings? database, TimeProvider clock)
    {
        string[] settings = [TlsFiles.CertificateSetting, TlsFiles.KeySetting, TlsFiles.AuthoritySetting];
        string[] files = [.. settings.Select(setting => configuration[setting] ?? "")];
        if (files.All(file => file.Length == 0))
        {
            return null;
        }

        var missing = Array.FindIndex(files, file => file.Length == 0);
        return database is null ? throw new StartException($"{settings[0]} is for silos that others reach: the embedded store has none. Leave out Cluster:Tls, or name {DatabaseSettings.Main}.")
            : missing >= 0 ? throw new StartException($"{settings[missing]} is missing: TLS needs all of {string.Join(", ", settings)}.")
            : DnsLabel().IsMatch(Name(configuration)) ? PeerTls.Open(new(files[0], files[1], files[2]), target.Silo ? PeerRole.Silo : target.Gateway ? PeerRole.Gateway : PeerRole.Identity, Name(configuration), clock)
            : throw new StartException("Cluster:Name stands in certificates: with Cluster:Tls it must be 1 to 63 small letters, digits and hyphens, as in main.");
    }

    public static SiloSettings Read(IConfiguration configuration, DatabaseSettings? database, PeerTls? tls, bool traced, bool development) => database is null ? new() { Traced = traced } : new()
    {
        Traced = traced,
        Tls = tls,
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

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex DnsLabel();
}
