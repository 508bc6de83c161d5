namespace DistrictCoaching.EndToEnd;

/// <summary>The story's core over a gateway, two silos and identity in processes of their own, and what their start refuses.</summary>
[Collection(nameof(Cluster))]
public sealed class StoryOnClusterTests(Cluster cluster) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task From_the_operator_to_a_withdrawal()
    {
        var cast = await cluster.Cast(teachers: 1);
        var partners = new Partners(cluster.Api, cast);
        await partners.Meet(cast.Teachers[0]);
        Assert.Equal(["NOTHING_LIVE"], await cluster.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(cast.Teachers[0], Guid.NewGuid())));
        var consent = await partners.Grant(cast.Teachers[0]);
        Assert.Empty(await cluster.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(cast.Teachers[0], Guid.NewGuid())));
        Assert.Equal(["NOT_COVERED"], await cluster.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(cast.Teachers[0], Guid.NewGuid(), "VISIT")));
        Assert.True(await partners.OnCaseload(cast.Teachers[0]));
        Assert.Empty(await cluster.Api.Do(cast.Teachers[0].Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        Assert.Equal(["NOTHING_LIVE"], await cluster.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(cast.Teachers[0], Guid.NewGuid())));
        Assert.False(await partners.OnCaseload(cast.Teachers[0]));
    }

    [Fact]
    public async Task A_second_migration_changes_nothing_and_says_so()
    {
        var (code, said, _) = await cluster.Migrate();
        Assert.Equal(0, code);
        Assert.Equal("Migrated: journal (nothing new), membership (nothing new), keys (nothing new), identity (nothing new).", said.Trim());
    }

    [Theory]
    [InlineData("silo", "Database:Connection", "")]
    [InlineData("silo", "Database:ReaderConnection", "")]
    [InlineData("silo", "Keys:MasterKeyFile", "")]
    [InlineData("silo", "Cluster:SiloPort", "no port")]
    [InlineData("silo", "Metrics:Port", "no port")]
    [InlineData("silo", "Cluster:Name", "Not one that a certificate can bear")]
    [InlineData("gateway", "Cluster:Tls:Key", "")]
    [InlineData("gateway", "Telemetry:Otlp:Endpoint", "collector:4317")]
    [InlineData("identity", "Cluster:Tls:Authority", "/nowhere")]
    [InlineData("gateway", "Identity:Postgres", "Host=db.example.org;Database=identity;Username=identity")]
    [InlineData("identity", "Identity:MasterKey", "")]
    [InlineData("migrate", "Database:OwnerConnection", "")]
    public async Task A_wrong_setting_names_itself(string target, string setting, string value)
    {
        var (code, said) = await cluster.Refused(target, (setting, value));
        Assert.Equal(2, code);
        Assert.StartsWith(setting, said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("level = 0, oldest = 0", "NOT_MIGRATED", true)]
    [InlineData("level = 1000, oldest = 1000", "NEWER_RELEASE", false)]
    public async Task Databases_with_which_this_release_cannot_work_are_refused_at_the_start(string levels, string code, bool migrates)
    {
        await cluster.Server.Run(cluster.Journal, $"create table levels_before as select * from levels; update levels set {levels}");
        try
        {
            Refused(code, await cluster.Refused("silo"));
            var migrated = await cluster.Migrate();
            Assert.Equal(migrates ? 0 : 2, migrated.Code);
            Assert.StartsWith(migrates ? "" : code, migrated.Error, StringComparison.Ordinal);
        }
        finally
        {
            await cluster.Server.Run(cluster.Journal, "update levels set level = b.level, oldest = b.oldest from levels_before b; drop table levels_before");
        }
    }

    [Fact]
    public async Task An_event_that_this_release_cannot_read_is_refused_at_the_start_and_what_runs_goes_on()
    {
        await cluster.Server.Run(cluster.Journal, "insert into event_types values ('consent.granted/1000')");
        Refused("NEWER_RELEASE", await cluster.Refused("gateway"));
        await cluster.Server.Run(cluster.Journal, "delete from event_types where type = 'consent.granted/1000'");
    }

    [Theory]
    [InlineData("silo", "Silo_0a1b", "now()", 3, false)]
    [InlineData("silo", "silo-0a1b.contracts-1000-1000", "now()", 3, true)]
    [InlineData("gateway", "silo-0a1b.contracts-1000-1000", "now()", 4, true)]
    [InlineData("gateway", "silo-0a1b.contracts-1000-1000", "now()", 6, false)]
    [InlineData("gateway", "silo-0a1b.contracts-1000-1000", "now() - interval '2 minutes'", 3, false)]
    public async Task Silos_beside_which_this_release_cannot_work_are_refused_at_the_start_where_they_live(string target, string silo, string alive, int status, bool refused)
    {
        var other = $"beside-{Guid.NewGuid():N}";
        await cluster.Server.Run(cluster.Journal,
            $"insert into orleansmembershipversiontable(deploymentid) values ('{other}'); insert into orleansmembershiptable(deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime) "
            + $"values ('{other}', '127.0.0.1', 1, 1, '{silo}', 'there', {status}, 1, now(), {alive})");

        // what comes after the look at the silos is refused by a certificate of another cluster, or by a setting that is asked for last
        Refused(refused ? "CONTRACTS_DIFFER" : "Metrics:Port", await cluster.Refused(target, ("Cluster:Name", other), ("Metrics:Port", "no port")));
    }

    private static void Refused(string with, (int Code, string Said) start)
    {
        Assert.Equal(2, start.Code);
        Assert.StartsWith(with, start.Said, StringComparison.Ordinal);
        Assert.Single(start.Said.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_ends_well_and_the_other_goes_on()
    {
        var cast = await cluster.Cast(teachers: 1);
        Assert.Equal(0, await cluster.Silo(0).Stop());
        var partners = new Partners(cluster.Api, cast);
        await partners.Meet(cast.Teachers[0]);
        await partners.Grant(cast.Teachers[0]);
    }
}
