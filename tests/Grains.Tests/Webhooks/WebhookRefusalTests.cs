using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Who sets webhooks, how many, and to which addresses.</summary>
[Collection(nameof(Silos))]
public sealed class WebhookRefusalTests(TwoSilos silos) : WebhookCase(silos)
{
    [Fact]
    public async Task Only_a_lead_sets_them_and_ten_at_most()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        var asked = Of(d, made.Webhook.Id) with { By = d.Pia.Value };
        var refused = new[]
        {
            (await d.Webhooks(0).CreateWebhook(Asked(d) with { By = d.Pia.Value })).Refusal, (await d.Webhooks(0).RotateWebhookSecret(asked)).Refusal, (await d.Webhooks(0).DisableWebhook(asked)).Refusal,
            (await d.Webhooks(0).EnableWebhook(asked)).Refusal, (await d.Webhooks(0).DeleteWebhook(asked)).Refusal, (await d.Webhooks(0).TestWebhook(asked)).Refusal,
            (await d.Webhooks(0).RedeliverWebhookMessage(new(Guid.NewGuid(), d.Pia.Value, made.Webhook.Id, Guid.NewGuid()))).Refusal,
            (await d.Webhooks(0).RedeliverWebhookChanges(new(Guid.NewGuid(), d.Pia.Value, made.Webhook.Id, 0))).Refusal,
        };
        Assert.All(refused, refusal => Assert.Equal("NOT_ALLOWED", refusal?.Code));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => d.Webhooks(i % 2).CreateWebhook(Asked(d))));
        Assert.Equal(10, (await d.Webhooks(0).All()).Length);
        Assert.Equal("WEBHOOKS_TOO_MANY", (await d.Webhooks(0).CreateWebhook(Asked(d))).Refusal?.Code);
    }

    [Fact]
    public async Task A_district_has_as_many_as_were_set_for_it_at_every_silo_and_keeps_what_it_has()
    {
        var d = await TestDistrict.Begin(Silos);
        await Create(d);
        await Create(d);
        var order = new OrderAsked(Guid.NewGuid(), "operator", "They asked for less.");
        TestDistrict.Accepted(await d.District(0).SetLimits(new(order, new(null, null, null, null, 1, null))));
        Assert.Equal("WEBHOOKS_TOO_MANY", (await d.Webhooks(1).CreateWebhook(Asked(d))).Refusal?.Code);
        Assert.Equal(2, (await d.Webhooks(0).All()).Length);
        TestDistrict.Accepted(await d.District(0).SetLimits(new(order with { Operation = Guid.NewGuid() }, new(null, null, null, null, 11, null))));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => d.Webhooks(i % 2).CreateWebhook(Asked(d))));
        Assert.Equal(11, (await d.Webhooks(0).All()).Length);
    }

    [Theory]
    [InlineData("ftp://receiver.example/hook")]
    [InlineData("https://me:you@receiver.example/hook")]
    [InlineData("https://receiver.example/hook#part")]
    [InlineData("/hook")]
    public async Task An_address_that_cannot_be_told_is_refused(string url)
    {
        var d = await TestDistrict.Begin(Silos);
        Assert.Equal("WEBHOOK_ADDRESS", (await d.Webhooks(0).CreateWebhook(Asked(d, url))).Refusal?.Code);
        Assert.Equal("WEBHOOK_KINDS", (await d.Webhooks(0).CreateWebhook(Asked(d) with { Kinds = [] })).Refusal?.Code);
        Assert.Empty(await d.Webhooks(0).All());
    }

    [Fact]
    public async Task A_name_that_leads_into_our_own_network_is_not_asked_and_a_plain_or_private_address_not_even_saved()
    {
        using var sender = new WebhookSender(new(), Silos.Clock);
        var port = new Uri(Receiver.Url()).Port;
        Assert.NotNull(sender.Address($"https://localhost:{port}/hook"));    // what a name leads to is seen when it is asked, and each time
        var tried = await sender.Send($"https://localhost:{port}/hook", [WebhookMessage.NewSecret()], Guid.NewGuid(), Silos.Clock.GetUtcNow(), [], CancellationToken.None);
        Assert.Equal(new Tried(null, DeliveryFailure.PrivateAddress), tried);
        Assert.All(["http://receiver.example", "https://127.0.0.1", "https://[fd00::1]", "https://169.254.169.254"], url => Assert.Null(sender.Address(url)));
        Assert.Equal(DeliveryFailure.PrivateAddress, (await sender.Send(Receiver.Url(), [], Guid.NewGuid(), Silos.Clock.GetUtcNow(), [], CancellationToken.None)).Failure);
        Assert.Empty(Receiver.Got);
    }
}
