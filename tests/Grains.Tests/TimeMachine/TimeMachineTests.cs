using System.Globalization;
using CsCheck;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>
/// Random histories of several people over months, on two silos of which one is always stale, against a model that knows nothing of the product's rules.
/// TIME_MACHINE=1500 runs that many histories; TIME_MACHINE_SEED runs the one that a failure printed.
/// </summary>
public sealed class TimeMachineTests(TwoSilos silos, ITestOutputHelper output) : IClassFixture<TwoSilos>
{
    private const int Histories = 25;

    [Fact]
    public async Task What_the_promises_allow_is_accepted_and_nothing_else()
    {
        var tally = new Tally();
        var histories = long.Parse(Environment.GetEnvironmentVariable("TIME_MACHINE") ?? $"{Histories}", CultureInfo.InvariantCulture);
        await Step.History.SampleAsync(
            (Step[] steps) => Run(steps, tally), iter: histories, seed: Environment.GetEnvironmentVariable("TIME_MACHINE_SEED"), threads: 1, print: steps => "\n" + string.Join('\n', steps.Select(step => step.ToString())));
        output.WriteLine(tally.ToString());
    }

    private async Task Run(Step[] steps, Tally tally) => await new History(await World.Begin(silos), tally).Take(steps);
}
