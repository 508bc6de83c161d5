using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DistrictCoaching.Silo;

/// <summary>Whether one peer is what it must be, and why not.</summary>
internal sealed class PeerCheck(IReadOnlyCollection<string> names)
{
    /// <summary>Null: it was accepted, or never showed anything.</summary>
    public string? Refused { get; private set; }

    /// <summary>The names are compared here, letter by letter; the chain was built by the options' own policy.</summary>
    public bool Accepts(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        Refused = shown is not X509Certificate2 certificate ? "it showed no certificate"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) || chain is null ? Chain(chain)
            : names.Any(name => PeerCertificate.Names(certificate, name)) ? null
            : $"its certificate does not name {string.Join(" or ", names)}";
        return Refused is null;
    }

    private static string Chain(X509Chain? chain) =>
        chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true ? "its certificate has expired or is not valid yet"
        : chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotValidForUsage)) == true ? "its certificate is for another use"
        : "its certificate is not of an authority of this cluster";
}
