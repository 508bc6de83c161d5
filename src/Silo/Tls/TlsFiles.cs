namespace DistrictCoaching.Silo;

/// <summary>Three PEM files by which a process proves to its peers what it is, and knows them; whoever renews a mounted secret renews these.</summary>
/// <param name="Certificate">Its own, with what lies between it and the authority.</param>
/// <param name="Key">The certificate's private key.</param>
/// <param name="Authority">Those that peers' certificates may come from; two of them while one takes over from the other.</param>
public sealed record TlsFiles(string Certificate, string Key, string Authority)
{
    public const string CertificateSetting = "Cluster:Tls:Certificate", KeySetting = "Cluster:Tls:Key", AuthoritySetting = "Cluster:Tls:Authority";
}

/// <summary>The files cannot be used; the message is one sentence that names the setting and the fix, and shows nothing of what they hold.</summary>
public sealed class TlsFilesException(string message) : Exception(message);

/// <summary>What a process is to its peers. A certificate names one role of one cluster, so that none poses as another.</summary>
public static class PeerRole
{
    public const string Silo = "silo", Gateway = "gateway", Identity = "identity";

    /// <summary>The DNS name that the certificate must bear.</summary>
    public static string Name(string role, string cluster) => $"{role}.{cluster}";
}
