namespace DistrictCoaching.EndToEnd;

/// <summary>Certificates and their authority are renewed under use; no process is restarted for it.</summary>
[Collection(nameof(Cluster))]
public sealed class RenewalTests(Cluster cluster) : IAsyncLifetime
{
    private static readonly string[] Roles = ["silo", "gateway", "identity"];

    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_authority_takes_over_while_coaches_go_on_recording()
    {
        var cast = await cluster.Cast(teachers: 1);
        var (partners, teacher) = (new Partners(cluster.Api, cast), cast.Teachers[0]);
        await partners.Meet(teacher);
        await partners.Grant(teacher);
        using var enough = new CancellationTokenSource();
        var recording = Task.Run(async () =>
        {
            var done = 0;
            for (; !enough.IsCancellationRequested; done++)
            {
                Assert.Empty(await cluster.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
            }

            return done;
        });

        var (files, old, renewed) = (cluster.Certificates, cluster.Certificates.Authority, Authority.New());
        using var before = old.Issue("gateway.tests");
        using var after = renewed.Issue("gateway.tests");
        Assert.True(await Peer.IsRefused(cluster.SiloGateways[0], after));
        Authority.Replace(files.File("ca.crt"), old.Pem + "\n" + renewed.Pem);
        foreach (var role in Roles)
        {
            using var certificate = renewed.Issue($"{role}.tests");
            Authority.Write(certificate, files.File($"{role}.crt"), files.File($"{role}.key"));
            if (role == "silo")
            {
                foreach (var port in cluster.SiloPorts.Concat(cluster.SiloGateways))
                {
                    await Until.So(async () => await Peer.Shown(port, before) == certificate.GetCertHashString());
                }
            }
        }

        Authority.Replace(files.File("ca.crt"), renewed.Pem);
        files.Authority = renewed;
        foreach (var port in cluster.SiloGateways)
        {
            await Until.So(() => Peer.IsRefused(port, before, seconds: 1));
        }

        await enough.CancelAsync();
        Assert.NotEqual(0, await recording);

        // everything is connected anew, by the new authority alone
        await cluster.Silo(0).Stop();
        await cluster.StartSilos();
        Assert.Empty(await cluster.Api.DoUntilAnswered(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
        await cluster.Cast(teachers: 1);
    }

    [Fact]
    public async Task Files_that_do_not_fit_together_are_not_used_and_said()
    {
        var key = cluster.Certificates.File("silo.key");
        var right = await File.ReadAllTextAsync(key);
        Authority.Replace(key, await File.ReadAllTextAsync(cluster.Certificates.File("gateway.key")));
        await Until.So(() => Task.FromResult(cluster.Silo(0).Said("the certificate from before stays in use: Cluster:Tls:Key is not the key of Cluster:Tls:Certificate")));
        await using (await cluster.Client(cluster.SiloGateways[0]))
        {
            Authority.Replace(key, right);
        }
    }
}
