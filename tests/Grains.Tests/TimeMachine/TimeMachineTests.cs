using System.Globalization;
using CsCheck;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>
/// Random histories of several people over months, in two districts, on two silos of which one is always stale, against a model that knows nothing of the product's rules.
/// The suite runs the same ones each time, so that a change is judged by what it changed; TIME_MACHINE=1500 runs that many new ones, TIME_MACHINE_SEED begins with the one that a failure printed.
/// </summary>
public sealed class TimeMachineTests(TwoSilos silos, ITestOutputHelper output) : IClassFixture<TwoSilos>
{
    private const int Histories = 100;

    [Fact]
    public async Task What_the_promises_allow_is_accepted_and_nothing_else()
    {
        var tally = new Tally();
        if (Environment.GetEnvironmentVariable("TIME_MACHINE") is { } more)
        {
            await Sample(long.Parse(more, CultureInfo.InvariantCulture), Environment.GetEnvironmentVariable("TIME_MACHINE_SEED"), tally);
        }
        else
        {
            for (var history = 0; history < Histories; history++)
            {
                await Sample(1, new PCG(1, (ulong)history).ToString(), tally);
            }
        }

        output.WriteLine(tally.ToString());
    }

    private async Task Sample(long histories, string? seed, Tally tally) =>
        await Step.History.SampleAsync(
            (Step[] steps) => Run(steps, tally), iter: histories, seed: seed, threads: 1, print: steps => "\n" + string.Join('\n', steps.Select(step => step.ToString())));

    private async Task Run(Step[] steps, Tally tally) => await new TwoDistricts(await World.Begin(silos), tally).Take(steps);
}
