namespace DistrictCoaching.EndToEnd;

/// <summary>A cluster of another release is upgraded to this one under load and goes back: run by <c>./dev upgrade</c>, which builds that release.</summary>
[Trait("Series", "faults")]
[Collection(nameof(FaultSeries))]
public sealed class UpgradeSeries
{
    [Fact(Explicit = true)]
    public async Task From_the_release_before_and_back()
    {
        var before = Environment.GetEnvironmentVariable("DC_UPGRADE_FROM") ?? throw new InvalidOperationException("DC_UPGRADE_FROM names the executable of the release before: run ./dev upgrade.");
        var cluster = new RollingCluster { Host = before };
        FaultRun.Unlimit(cluster);
        cluster.Settings["Drain:Seconds"] = "10";    // as the chart has it; without its preStop, which only gives a platform time that balancers here do not need
        await cluster.InitializeAsync();
        await using var ends = cluster;
        await FaultRun.Of($"{Environment.GetEnvironmentVariable("DC_UPGRADE_NAME")} to this release and back", cluster, async run =>
        {
            cluster.Host = HostProcess.Host;
            var (code, _, said) = await cluster.Migrate();
            Assert.True(code == 0, said);
            await cluster.Roll(from: before);
            await run.Answers(10);
            cluster.Host = before;
            await cluster.Roll(from: HostProcess.Host);
        }, allAnswered: true);
        Assert.All(cluster.Ends, code => Assert.Equal(0, code));
    }
}
