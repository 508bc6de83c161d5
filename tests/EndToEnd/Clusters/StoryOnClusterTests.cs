namespace DistrictCoaching.EndToEnd;

/// <summary>The story's core over a gateway, two silos and identity in processes of their own.</summary>
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
    public async Task A_silo_that_is_told_to_stop_ends_well_and_the_other_goes_on()
    {
        var cast = await cluster.Cast(teachers: 1);
        Assert.Equal(0, await cluster.Silo(0).Stop());
        var partners = new Partners(cluster.Api, cast);
        await partners.Meet(cast.Teachers[0]);
        await partners.Grant(cast.Teachers[0]);
    }
}
