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
        var mine = new[] { await WithWork(), await WithWork() };
        var directory = new DistrictDirectory(silos.Store);
        var order = (await directory.All()).Where(mine.Contains).ToList();
        var grains = Failing.At(order[0], silos.Grains(0));
        using var rounds = new ImportRounds(grains, directory, silos.Imports, new FakeTimeProvider(), NullLogger<ImportRounds>.Instance);
        await rounds.StartAsync(CancellationToken.None);
        await ((Failing)grains).Asked(order[1]).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(((Failing)grains).Asked(order[0]).IsCompleted);
        await rounds.StopAsync(CancellationToken.None);
    }

    private async Task<DistrictId> WithWork()
    {
        var d = await TestDistrict.Begin(silos);
        CallingDistrict.Set(DistrictId.Service);
        TestDistrict.Accepted(await silos.Grains(0).Register().Register(new(d.Id.Value, $"rounds-{d.Id.Value:N}")));
        TestDistrict.Accepted(await d.Imports(0).Begin(new(Guid.NewGuid(), d.Dora.Value, PlanOnly: false)));
        return d.Id;
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
