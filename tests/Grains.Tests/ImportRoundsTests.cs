using System.Collections.Concurrent;
using System.Reflection;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Grains.Tests;

/// <summary>The rounds in which every district's imports are gone on with.</summary>
[Collection(nameof(Silos))]
public sealed class ImportRoundsTests(TwoSilos silos)
{
    [Fact]
    public async Task A_district_that_fails_keeps_no_other_from_being_gone_on_with()
    {
        var (first, second) = await TwoWithWork();
        var grains = Failing.At(first.Id, silos.Grains(0));
        await Round(grains, second);
        Assert.True(((Failing)grains).Asked(first.Id).IsCompleted);
    }

    [Fact]
    public async Task No_round_comes_to_a_district_that_is_suspended()
    {
        var (first, second) = await TwoWithWork();
        TestDistrict.Accepted(await first.District(0).Suspend(new(Guid.NewGuid(), "operator", "A test.")));
        var grains = Failing.At(default, silos.Grains(0));
        await Round(grains, second);
        Assert.False(((Failing)grains).Asked(first.Id).IsCompleted);
    }

    /// <summary>The rounds run until they have come to this district.</summary>
    private async Task Round(IGrainFactory grains, TestDistrict until)
    {
        using var rounds = new ImportRounds(grains, new DistrictDirectory(silos.Store), silos.Imports, new FakeTimeProvider(), NullLogger<ImportRounds>.Instance);
        await rounds.StartAsync(CancellationToken.None);
        await ((Failing)grains).Asked(until.Id).WaitAsync(TimeSpan.FromMinutes(1));
        await rounds.StopAsync(CancellationToken.None);
    }

    /// <summary>In the order in which a round comes to them.</summary>
    private async Task<(TestDistrict First, TestDistrict Second)> TwoWithWork()
    {
        var mine = new[] { await WithWork(), await WithWork() };
        var order = (await new DistrictDirectory(silos.Store).All()).Where(id => mine.Any(d => d.Id == id)).ToList();
        return (mine.Single(d => d.Id == order[0]), mine.Single(d => d.Id == order[1]));
    }

    private async Task<TestDistrict> WithWork()
    {
        var d = await TestDistrict.Begin(silos);
        CallingDistrict.Set(DistrictId.Service);
        TestDistrict.Accepted(await silos.Grains(0).Register().Register(new(d.Id.Value, $"rounds-{d.Id.Value:N}")));
        TestDistrict.Accepted(await d.Imports(0).Begin(new(Guid.NewGuid(), d.Dora.Value, PlanOnly: false)));
        return d;
    }

    /// <summary>Grains of a cluster of which one district's cannot be reached.</summary>
    public class Failing : DispatchProxy
    {
        private readonly ConcurrentDictionary<DistrictId, TaskCompletionSource> asked = [];
        private DistrictId failing;
        private IGrainFactory? real;

        public static IGrainFactory At(DistrictId failing, IGrainFactory real)
        {
            var made = Create<IGrainFactory, Failing>();
            (((Failing)made).failing, ((Failing)made).real) = (failing, real);
            return made;
        }

        public Task Asked(DistrictId district) => asked.GetOrAdd(district, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var district = Addresses.Read(args!.OfType<string>().First())!.Value.District;
            asked.GetOrAdd(district, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return district == failing ? throw new InvalidOperationException("This district's silo is away.") : targetMethod!.Invoke(real, args);
        }
    }
}
