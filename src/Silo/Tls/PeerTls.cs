using System.Diagnostics.Metrics;
using System.Net.Security;
using System.Security.Authentication;

namespace DistrictCoaching.Silo;

/// <summary>How this process proves itself to silos and gateways of its cluster, and whom it takes for one: TLS 1.3, certificates on both sides, no connection resumed.</summary>
public sealed class PeerTls
{
    private static readonly Meter Meter = new("DistrictCoaching.Cluster");
    private static PeerTls? counted;
    private readonly TlsFiles files;
    private readonly string role, cluster;
    private readonly TimeProvider clock;
    private volatile PeerCertificate current;
    private string? problem;

    static PeerTls() =>
        Meter.CreateObservableGauge("district_coaching.cluster.certificate.expiry.time", () => Volatile.Read(ref counted)?.Expires.ToUnixTimeSeconds() ?? 0, "s", "When the certificate that this process shows to its peers ends, in seconds since 1970; 0 where it shows none.");

    private PeerTls(TlsFiles files, string role, string cluster, TimeProvider clock)
    {
        (this.files, this.role, this.cluster, this.clock) = (files, role, cluster, clock);
        current = Read();
        Volatile.Write(ref counted, this);
    }

    /// <summary>When the certificate in use ends.</summary>
    public DateTimeOffset Expires => current.Expires;

    /// <exception cref="TlsFilesException">The files cannot be used.</exception>
    public static PeerTls Open(TlsFiles files, string role, string cluster, TimeProvider clock) => new(files, role, cluster, clock);

    /// <summary>Uses what the files hold now, if it is good; else what it used goes on, and the sentence says why, once for each state of the files.</summary>
    internal string? Renew()
    {
        try
        {
            (current, problem) = (Read(), null);
            return null;
        }
        catch (TlsFilesException unusable)
        {
            (var said, problem) = (problem, unusable.Message);
            return said == problem ? null : problem;
        }
    }

    /// <summary>For who is called: the peer must be one of these.</summary>
    internal SslServerAuthenticationOptions Called(PeerCheck check)
    {
        var now = current;
        return new()
        {
            ServerCertificateContext = now.Own,
            ClientCertificateRequired = true,
            EnabledSslProtocols = SslProtocols.Tls13,
            CertificateChainPolicy = now.Policy(ofServer: false, clock.GetUtcNow()),
            RemoteCertificateValidationCallback = check.Accepts,
            AllowRenegotiation = false,
            AllowTlsResume = false,
        };
    }

    /// <summary>For who calls: the peer must be a silo of the same cluster.</summary>
    internal SslClientAuthenticationOptions Calls(PeerCheck check)
    {
        var now = current;
        return new()
        {
            TargetHost = PeerRole.Name(PeerRole.Silo, cluster),
            ClientCertificateContext = now.Own,
            EnabledSslProtocols = SslProtocols.Tls13,
            CertificateChainPolicy = now.Policy(ofServer: true, clock.GetUtcNow()),
            RemoteCertificateValidationCallback = check.Accepts,
            AllowTlsResume = false,
        };
    }

    internal PeerCheck Check(params string[] roles) => new([.. roles.Select(one => PeerRole.Name(one, cluster))]);

    private PeerCertificate Read() => PeerCertificate.Read(files, PeerRole.Name(role, cluster), serves: role == PeerRole.Silo, clock.GetUtcNow());
}
