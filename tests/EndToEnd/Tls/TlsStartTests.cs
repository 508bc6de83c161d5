using System.Security.Cryptography.X509Certificates;
using DistrictCoaching.Silo;

namespace DistrictCoaching.EndToEnd;

/// <summary>What is refused of a process' own certificate, in one sentence that names the setting and the fix.</summary>
public sealed class TlsStartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("own-");
    private readonly Authority authority = Authority.New();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("silo", "silo", null)]
    [InlineData("gateway", "client", null)]
    [InlineData("silo", "gateway", "Cluster:Tls:Certificate is not for this process: have it issued with the DNS name silo.main")]
    [InlineData("gateway", "silo", "Cluster:Tls:Certificate is not for this process: have it issued with the DNS name gateway.main")]
    [InlineData("silo", "another", "Cluster:Tls:Certificate is not for this process: have it issued with the DNS name silo.main")]
    [InlineData("silo", "wildcard", "Cluster:Tls:Certificate is not for this process: have it issued with the DNS name silo.main")]
    [InlineData("silo", "expired", "Cluster:Tls:Certificate is valid from")]
    [InlineData("silo", "future", "Cluster:Tls:Certificate is valid from")]
    [InlineData("silo", "stranger", "Cluster:Tls:Authority did not issue Cluster:Tls:Certificate")]
    [InlineData("silo", "not for servers", "Cluster:Tls:Authority did not issue Cluster:Tls:Certificate, or not for this use")]
    public void A_certificate(string role, string which, string? sentence)
    {
        using var certificate = which switch
        {
            "client" => authority.Issue("gateway.main", server: false),
            "another" => authority.Issue("silo.another"),
            "wildcard" => authority.Issue("*.main"),
            "expired" => authority.Issue("silo.main", ended: true),
            "future" => authority.Issue("silo.main", later: true),
            "stranger" => Authority.New().Issue("silo.main"),
            "not for servers" => authority.Issue("silo.main", server: false),
            _ => authority.Issue($"{which}.main"),
        };
        Assert.StartsWith(sentence ?? "", Refused(Write(certificate), role), StringComparison.Ordinal);
        Assert.Equal(sentence is null, Refused(Write(certificate), role).Length == 0);
    }

    [Fact]
    public void Files()
    {
        using var certificate = authority.Issue("silo.main");
        var files = Write(certificate);
        using var another = authority.Issue("silo.main");
        Authority.Write(another, Path.Combine(folder.FullName, "another.crt"), Path.Combine(folder.FullName, "another.key"));
        Assert.StartsWith("Cluster:Tls:Key is not the key of Cluster:Tls:Certificate", Refused(files with { Key = Path.Combine(folder.FullName, "another.key") }), StringComparison.Ordinal);
        Assert.StartsWith("Cluster:Tls:Key is not the key of Cluster:Tls:Certificate", Refused(files with { Key = files.Authority }), StringComparison.Ordinal);
        Assert.StartsWith("Cluster:Tls:Certificate holds no certificate", Refused(files with { Certificate = files.Key }), StringComparison.Ordinal);
        Assert.StartsWith("Cluster:Tls:Authority holds no certificate", Refused(files with { Authority = files.Key }), StringComparison.Ordinal);
        Assert.StartsWith("Cluster:Tls:Authority names a file that is not there", Refused(files with { Authority = Path.Combine(folder.FullName, "nowhere") }), StringComparison.Ordinal);
        Authority.Replace(files.Certificate, "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n");
        Assert.StartsWith("Cluster:Tls:Certificate holds no certificate", Refused(files), StringComparison.Ordinal);
    }

    private TlsFiles Write(X509Certificate2 certificate)
    {
        var files = new TlsFiles(Path.Combine(folder.FullName, "tls.crt"), Path.Combine(folder.FullName, "tls.key"), Path.Combine(folder.FullName, "ca.crt"));
        Authority.Write(certificate, files.Certificate, files.Key);
        Authority.Replace(files.Authority, authority.Pem);
        return files;
    }

    /// <summary>The sentence; empty where it is accepted.</summary>
    private static string Refused(TlsFiles files, string role = PeerRole.Silo)
    {
        try
        {
            Assert.True(PeerTls.Open(files, role, "main", TimeProvider.System).Expires > TimeProvider.System.GetUtcNow());
            return "";
        }
        catch (TlsFilesException refused)
        {
            return refused.Message;
        }
    }
}
