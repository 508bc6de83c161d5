using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DistrictCoaching.EndToEnd;

/// <summary>Issues certificates that a test needs, right ones and wrong ones.</summary>
internal sealed class Authority
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1", ClientUse = "1.3.6.1.5.5.7.3.2";
    private readonly X509Certificate2 own;

    private Authority(X509Certificate2 own) => this.own = own;

    public string Pem => own.ExportCertificatePem();

    public static Authority Of(string certificate, string key) => new(X509Certificate2.CreateFromPemFile(certificate, key));

    public static Authority New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Another authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        return new(request.CreateSelfSigned(now.AddDays(-30), now.AddDays(30)));
    }

    /// <param name="name">Its DNS name.</param>
    /// <param name="server">Whether it is also good for those that are called.</param>
    /// <param name="ended">Whether it ended a second after its authority began.</param>
    /// <param name="later">Whether it begins tomorrow only.</param>
    public X509Certificate2 Issue(string name, bool server = true, bool ended = false, bool later = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(server ? [new(ServerUse), new(ClientUse)] : [new(ClientUse)], false));
        var now = TimeProvider.System.GetUtcNow();
        using var bare = request.Create(own, later ? now.AddDays(1) : own.NotBefore, ended ? own.NotBefore.AddSeconds(1) : now.AddDays(10), RandomNumberGenerator.GetBytes(12));
        return bare.CopyWithPrivateKey(key);
    }

    /// <summary>Writes a certificate and its key as a mount shows them, each at once.</summary>
    public static void Write(X509Certificate2 certificate, string file, string keyFile)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        Replace(keyFile, key.ExportPkcs8PrivateKeyPem());
        Replace(file, certificate.ExportCertificatePem());
    }

    public static void Replace(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }
}
