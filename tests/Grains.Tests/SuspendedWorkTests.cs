using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

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

    private static async Task Order(Func<OrderAsked, Task<Answer<DistrictStateView>>> act) => TestDistrict.Accepted(await act(new(Guid.NewGuid(), "operator", "A test.")));
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
