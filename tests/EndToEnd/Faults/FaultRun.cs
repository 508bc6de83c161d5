using System.Globalization;

namespace DistrictCoaching.EndToEnd;

/// <summary>One fault under load: two districts, the fault, an end by every teacher, and then everything is looked at.</summary>
internal sealed class FaultRun
{
    private const int Districts = 2, TeachersOfEach = 3;
    private static readonly TimeSpan OftenSignedIn = TimeSpan.FromSeconds(20);
    private readonly Cluster cluster;
    private readonly List<Pair> pairs = [];

    private FaultRun(Cluster cluster) => this.cluster = cluster;

    public IReadOnlyList<Pair> Pairs => pairs;

    /// <summary>Settings with which the load is never refused for what it costs.</summary>
    public static void Unlimit(Cluster cluster)
    {
        (cluster.Settings["Gateway:Cost:Burst"], cluster.Settings["Gateway:Cost:PerSecond"]) = ("20000000", "2000000");
    }

    /// <summary>Runs and judges it, and prints a row of the table.</summary>
    /// <param name="fault">Done while all go on; none goes on for long after it returned.</param>
    /// <param name="allAnswered">Whether every single attempt must be answered, sign-ins among them.</param>
    public static async Task Of(string name, Cluster cluster, Func<FaultRun, Task> fault, bool allAnswered = false)
    {
        await cluster.StartSilos();
        var run = new FaultRun(cluster);
        for (var district = 0; district < Districts; district++)
        {
            await run.Meet(await cluster.Cast(TeachersOfEach));
        }

        using var stop = new CancellationTokenSource();
        var load = allAnswered ? new ConsentLoad(cluster.Api, run.pairs) { SignedInFor = OftenSignedIn } : new(cluster.Api, run.pairs);
        var running = load.Run(stop.Token);
        try
        {
            await run.Answers(5);
            await fault(run);
            await run.Answers(5);
        }
        finally
        {
            await stop.CancelAsync();
            await cluster.Thaw();    // the next test finds nothing frozen
        }

        await running;
        await cluster.StartSilos();
        await load.End();
        await run.Judge(name, load);
        Assert.True(!allAnswered || load.Unanswered == 0, string.Join(", ", load.Why.Select(why => $"{why.Value} x {why.Key}")));
    }

    /// <summary>Waits until everybody was answered so often from now on.</summary>
    public Task Answers(int often)
    {
        var sofar = pairs.ConvertAll(pair => pair.History.Count);
        return Until.So(() => Task.FromResult(pairs.Zip(sofar).All(one => one.First.History.Count >= one.Second + (3 * often))));
    }

    private async Task Meet(Cast cast)
    {
        var partners = new Partners(cluster.Api, cast);
        foreach (var teacher in cast.Teachers)
        {
            await partners.Meet(teacher);
            pairs.Add(new(cast, teacher, await partners.Grant(teacher)));
        }
    }

    private async Task Judge(string name, ConsentLoad load)
    {
        var (lost, foreign) = (0, 0);
        foreach (var pair in pairs)
        {
            var there = await new Partners(cluster.Api, pair.Cast).Activities(pair.Teacher with { Token = await pair.Cast.SignIn(pair.Teacher.Login) });
            (lost, foreign) = (lost + pair.Acknowledged.Except(there).Count(), foreign + there.Except(pair.Acknowledged).Count());
        }

        var broken = pairs.Count(pair => Linearizability.Broken([.. pair.History], live: true) is not null);
        var unexpected = pairs.SelectMany(pair => pair.Unexpected).Distinct().ToList();
        await cluster.Silo(0).Stop();    // one that ends in order signs; many a series is over before the first ten minutes are
        var (code, _, said) = await cluster.Verb("journal", "verify");
        await cluster.StartSilos();
        var waits = load.Waits.Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {pairs.Sum(pair => pair.History.Count(one => one.Writes)):N0} | {pairs.Sum(pair => pair.Acknowledged.Count):N0} | {pairs.Sum(pair => pair.History.Count):N0} | {lost} | {broken} | {foreign} | {(code == 0 ? "whole" : "BROKEN")} | "
            + $"{100.0 * load.Unanswered / load.Attempts:F2} % | {waits[(int)(waits.Count * 0.99)].TotalMilliseconds:N0} ms | {waits[^1].TotalSeconds:F1} s |"));
        Assert.Equal((0, 0, 0), (lost, broken, foreign));
        Assert.Empty(unexpected);
        Assert.True(code == 0, said);
    }
}
