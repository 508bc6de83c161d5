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
