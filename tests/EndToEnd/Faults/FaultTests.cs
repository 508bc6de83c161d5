namespace DistrictCoaching.EndToEnd;

/// <summary>A silo is killed, one is frozen and the database crashes, one after the other, while teachers pause and resume and coaches act; the long series is run by <c>./dev faults</c>.</summary>
[Collection(nameof(Cluster))]
public sealed class FaultTests(Cluster cluster)
{
    [Fact]
    public Task Nothing_acknowledged_is_lost_and_nobody_acts_after_an_end_whatever_breaks() => FaultRun.Of("one after the other", cluster, async run =>
    {
        await cluster.Silo(0).Kill();
        await run.Answers(3);
        await cluster.StartSilos();
        await cluster.Silo(1).Freeze();
        await run.Answers(3);
        await cluster.Silo(1).Thaw();
        await cluster.Server.Restart();
        await run.Answers(3);
    });
}
