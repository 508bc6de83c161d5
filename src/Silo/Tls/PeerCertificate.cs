using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DistrictCoaching.Silo;

/// <summary>What the files held when they were last read and found good.</summary>
internal sealed record PeerCertificate(SslStreamCertificateContext Own, X509Certificate2Collection Authorities)
{
    private static readonly Oid
        ServerUse = new("1.3.6.1.5.5.7.3.1"),
        ClientUse = new("1.3.6.1.5.5.7.3.2");

    public DateTimeOffset Expires => Own.TargetCertificate.NotAfter;

    /// <param name="serves">Whether others connect to it.</param>
    /// <exception cref="TlsFilesException">One is missing or no PEM file; they do not belong together; the certificate is not for this name or this day.</exception>
    public static PeerCertificate Read(TlsFiles files, string name, bool serves, DateTimeOffset now)
    {
        var (certificate, key, authority) = (Text(TlsFiles.CertificateSetting, files.Certificate), Text(TlsFiles.KeySetting, files.Key), Text(TlsFiles.AuthoritySetting, files.Authority));
        var (chain, authorities) = (Certificates(TlsFiles.CertificateSetting, certificate), Certificates(TlsFiles.AuthoritySetting, authority));
        var own = WithKey(certificate, key);
        if (!Names(own, name))
        {
            throw new TlsFilesException($"{TlsFiles.CertificateSetting} is not for this process: have it issued with the DNS name {name} (subjectAltName).");
        }

        if (own.NotBefore > now.LocalDateTime || own.NotAfter <= now.LocalDateTime)
        {
            throw new TlsFilesException(string.Create(CultureInfo.InvariantCulture, $"{TlsFiles.CertificateSetting} is valid from {own.NotBefore.ToUniversalTime():u} to {own.NotAfter.ToUniversalTime():u}, and not now: have it issued anew."));
        }

        var read = new PeerCertificate(SslStreamCertificateContext.Create(own, chain, offline: true), authorities);
        return read.Signs(ofServer: false, own, chain, now) && (!serves || read.Signs(ofServer: true, own, chain, now)) ? read
            : throw new TlsFilesException($"{TlsFiles.AuthoritySetting} did not issue {TlsFiles.CertificateSetting}, or not for this use: name the authority's certificate, and have the certificate issued for client and, of a silo, server authentication.");
    }

    /// <summary>By an authority of ours, for its side of the connection; nothing is looked up anywhere.</summary>
    public X509ChainPolicy Policy(bool ofServer, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.LocalDateTime,
            ApplicationPolicy = { ofServer ? ServerUse : ClientUse },
        };
        policy.CustomTrustStore.AddRange(Authorities);
        return policy;
    }

    /// <summary>Letter by letter, and only the alternative name.</summary>
    public static bool Names(X509Certificate2 certificate, string name) => certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false);

    private bool Signs(bool ofServer, X509Certificate2 own, X509Certificate2Collection between, DateTimeOffset now)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(ofServer, now) };
        chain.ChainPolicy.ExtraStore.AddRange(between);
        return chain.Build(own);
    }

    private static string Text(string setting, string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new TlsFilesException($"{setting} names a file that is not there or cannot be read: mount it, readable for this process.");
        }
    }

    private static X509Certificate2Collection Certificates(string setting, string text)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            all.Clear();
        }

        return all.Count > 0 ? all : throw new TlsFilesException($"{setting} holds no certificate: it must be a PEM file (-----BEGIN CERTIFICATE-----).");
    }

    private static X509Certificate2 WithKey(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw new TlsFilesException($"{TlsFiles.KeySetting} is not the key of {TlsFiles.CertificateSetting}: it must be that certificate's private key as a PEM file without a password.");
        }
    }
}
