namespace DistrictCoaching.EndToEnd;

/// <summary>How TLS is turned on in a running service: a cluster without it and one with it, of two names, on one database.</summary>
[Collection(nameof(Cluster))]
public sealed class PlainTextTests(Cluster cluster) : IAsyncLifetime
{
    private static readonly (string, string)[] Plain = [("Cluster:Name", "plain"), ("Cluster:Tls:Certificate", ""), ("Cluster:Tls:Key", ""), ("Cluster:Tls:Authority", "")];

    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Both_are_right_side_by_side_and_the_one_says_what_it_lacks()
    {
        var port = HostProcess.FreePort();
        await using var silo = cluster.Launch("silo", HostProcess.FreePort(), Plain);
        await using var gateway = cluster.Launch("gateway", port, Plain);
        await silo.Ready();
        await gateway.Ready();
        Assert.True(silo.Said("talk in plain text"));
        Assert.True(gateway.Said("talk in plain text"));
        Assert.False(cluster.Silo(0).Said("talk in plain text"));

        using var api = new Api(new($"http://localhost:{port}/"));
        var cast = await cluster.Cast(teachers: 1);
        var (before, after, teacher) = (new Partners(api, cast), new Partners(cluster.Api, cast), cast.Teachers[0]);
        await before.Meet(teacher);
        var consent = await after.Grant(teacher);
        Assert.Empty(await api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
        Assert.Empty(await cluster.Api.Do(teacher.Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        Assert.Equal(["NOTHING_LIVE"], await api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
        Assert.Equal(await before.Activities(teacher), await after.Activities(teacher));
    }
}
