using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Grains.Tests;

/// <summary>What the service does by itself waits while a district is suspended, and goes on afterwards.</summary>
[Collection(nameof(Silos))]
public sealed class SuspendedWorkTests(TwoSilos silos) : ImportJobCase(silos)
{
    [Fact]
    public async Task An_import_that_is_under_way_waits()
    {
        var d = await TestDistrict.Begin(Silos);
        await Order(d.District(0).Suspend);
        var import = await Read(d, 0, File("anew"));
        for (var looks = 0; looks < 2_000; looks++)
        {
            Assert.Equal(ImportState.Planning, (await d.Imports(0).Settled(import, 0))!.State);
            await Task.Yield();
        }

        await Order(d.District(1).Resume);
        await d.Imports(0).Resume();
        Assert.NotEqual(ImportState.Planning, await Settled(d, 0, import));
    }

    [Fact]
    public async Task No_round_comes_to_it()
    {
        var mine = new[] { await WithWork(), await WithWork() };
        var directory = new DistrictDirectory(Silos.Store);
        var order = (await directory.All()).Where(id => mine.Any(d => d.Id == id)).ToList();
        await Order(mine.Single(d => d.Id == order[0]).District(0).Suspend);
        var grains = ImportRoundsTests.Failing.At(default, Silos.Grains(0));
        using var rounds = new ImportRounds(grains, directory, Silos.Imports, new FakeTimeProvider(), NullLogger<ImportRounds>.Instance);
        await rounds.StartAsync(CancellationToken.None);
        await ((ImportRoundsTests.Failing)grains).Asked(order[1]).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(((ImportRoundsTests.Failing)grains).Asked(order[0]).IsCompleted);
        await rounds.StopAsync(CancellationToken.None);
    }

    private static async Task Order(Func<OrderAsked, Task<Answer<DistrictStateView>>> act) => TestDistrict.Accepted(await act(new(Guid.NewGuid(), "operator", "A test.")));

    private async Task<TestDistrict> WithWork()
    {
        var d = await TestDistrict.Begin(Silos);
        CallingDistrict.Set(DistrictId.Service);
        TestDistrict.Accepted(await Silos.Grains(0).Register().Register(new(d.Id.Value, $"waits-{d.Id.Value:N}")));
        TestDistrict.Accepted(await d.Imports(0).Begin(new(Guid.NewGuid(), d.Dora.Value, PlanOnly: false)));
        return d;
    }
}

/// <summary>The same of webhooks.</summary>
[Collection(nameof(Silos))]
public sealed class SuspendedWebhookTests(TwoSilos silos) : WebhookCase(silos)
{
    [Fact]
    public async Task Nobody_is_told_until_it_is_resumed()
    {
        var d = await TestDistrict.Begin(Silos);
        var webhook = (await Create(d)).Webhook.Id;
        TestDistrict.Accepted(await d.District(0).Suspend(new(Guid.NewGuid(), "operator", "A test.")));
        await Leaves(d, d.Tim);
        await d.Changes(0).Publish();
        await d.Webhooks(0).Resume();
        for (var looks = 0; looks < 2_000; looks++)
        {
            Assert.Empty(await d.Webhooks(0).Deliveries(webhook));
            await Task.Yield();
        }

        TestDistrict.Accepted(await d.District(1).Resume(new(Guid.NewGuid(), "operator", "A test.")));
        await Round(d);
        Assert.Single(await Deliveries(d, webhook));
    }
}
