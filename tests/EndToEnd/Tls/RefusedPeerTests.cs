using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DistrictCoaching.EndToEnd;

/// <summary>Who is no member of the cluster reaches nothing of it, as a caller or in a silo's place.</summary>
[Collection(nameof(Cluster))]
public sealed class RefusedPeerTests(Cluster cluster) : IAsyncLifetime
{
    private const string Another = "its certificate is not of an authority of this cluster", Expired = "its certificate has expired or is not valid yet";

    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("nothing", true, "it showed no certificate")]
    [InlineData("nothing", false, "it showed no certificate")]
    [InlineData("silo of another authority", true, Another)]
    [InlineData("gateway of another authority", false, Another)]
    [InlineData("expired silo", true, Expired)]
    [InlineData("expired gateway", false, Expired)]
    [InlineData("silo of another cluster", true, "its certificate does not name silo.tests")]
    [InlineData("gateway of another cluster", false, "its certificate does not name gateway.tests or identity.tests")]
    [InlineData("gateway", true, "its certificate does not name silo.tests")]
    [InlineData("identity", true, "its certificate does not name silo.tests")]
    [InlineData("silo", false, "its certificate does not name gateway.tests or identity.tests")]
    [InlineData("wildcard", true, "its certificate does not name silo.tests")]
    public async Task A_caller_who_is_not_what_she_must_be_is_hung_up_on(string who, bool betweenSilos, string reason)
    {
        using var shown = Certificate(who);
        Assert.True(await Peer.IsRefused((betweenSilos ? cluster.SiloPorts : cluster.SiloGateways)[0], shown));
        await Until.So(() => Task.FromResult(cluster.Silo(0).Said($": {reason}.")));
    }

    [Fact]
    public async Task Plain_text_and_older_protocols_are_hung_up_on_and_the_cluster_goes_on()
    {
        foreach (var port in cluster.SiloPorts.Concat(cluster.SiloGateways))
        {
            Assert.True(await Peer.PlainIsRefused(port));
            using var right = Certificate(cluster.SiloPorts.Contains(port) ? "silo" : "gateway");
            Assert.True(await Peer.IsRefused(port, right, SslProtocols.Tls12));
        }

        await Until.So(() => Task.FromResult(cluster.Silo(1).Said("it does not speak TLS 1.3, or refused us")));
        await cluster.Cast(teachers: 1);
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("silo of another authority")]
    [InlineData("silo of another cluster")]
    [InlineData("expired silo")]
    public async Task Nobody_poses_as_a_silo(string who)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var shown = Certificate(who);
        var posing = Peer.PosesAsSilo(listener, shown!);
        using var told = new CancellationTokenSource();
        var asking = cluster.Client(((IPEndPoint)listener.LocalEndpoint).Port, told.Token);
        Assert.True(await posing);
        await told.CancelAsync();    // she would try again for minutes
        await Assert.ThrowsAnyAsync<Exception>(() => asking);
    }

    /// <summary>Real processes that believe to belong here: one without TLS, one whose certificates another authority issued under the same names.</summary>
    [Theory]
    [InlineData("silo", true, "it does not speak TLS 1.3, or refused us")]
    [InlineData("silo", false, Another)]
    [InlineData("gateway", true, "it does not speak TLS 1.3, or refused us")]
    [InlineData("gateway", false, Another)]
    public async Task A_process_that_cannot_prove_itself_never_becomes_ready_and_the_cluster_goes_on(string target, bool plain, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("stranger-");
        (string, string)[] settings = plain
            ? [("Cluster:Tls:Certificate", ""), ("Cluster:Tls:Key", ""), ("Cluster:Tls:Authority", "")]
            : [.. (await Certificates.Make(folder.FullName, Cluster.Name)).Settings(target).Select(setting => (setting.Key, setting.Value))];
        var port = HostProcess.FreePort();
        await using (var stranger = cluster.Launch(target, port, settings))
        {
            await Until.So(() => Task.FromResult(stranger.Said("Connection attempt to endpoint") && (cluster.Silo(0).Said($": {reason}.") || cluster.Silo(1).Said($": {reason}."))));
            await cluster.Cast(teachers: 1);
            await Assert.ThrowsAsync<SocketException>(async () => await new TcpClient().ConnectAsync(IPAddress.Loopback, port));    // it never came to listen
            Assert.False(stranger.Said("Ctrl-C stops it."));
            Assert.Equal(plain, stranger.Said("talk in plain text"));
        }

        folder.Delete(recursive: true);
    }

    private X509Certificate2? Certificate(string who) => who switch
    {
        "nothing" => null,
        "silo of another authority" => Authority.New().Issue("silo.tests"),
        "gateway of another authority" => Authority.New().Issue("gateway.tests"),
        "expired silo" => cluster.Certificates.Authority.Issue("silo.tests", ended: true),
        "expired gateway" => cluster.Certificates.Authority.Issue("gateway.tests", ended: true),
        "silo of another cluster" => cluster.Certificates.Authority.Issue("silo.another"),
        "gateway of another cluster" => cluster.Certificates.Authority.Issue("gateway.another"),
        "wildcard" => cluster.Certificates.Authority.Issue("*.tests"),
        _ => cluster.Certificates.Authority.Issue($"{who}.tests"),
    };
}
