using System.Net;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>What becomes of a message that is not accepted, and of a webhook that accepts nothing.</summary>
[Collection(nameof(Silos))]
public sealed class RetryTests(TwoSilos silos) : WebhookCase(silos)
{
    [Fact]
    public async Task What_is_not_accepted_is_sent_again_under_its_id_and_what_comes_after_it_waits()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        (Receiver.Usually, var begun) = (HttpStatusCode.InternalServerError, Silos.Clock.GetUtcNow());
        await Leaves(d, d.Tess);
        await Round(d);
        await Leaves(d, d.Tim);
        await Round(d);
        Assert.Single(Receiver.Got);
        var waits = Assert.Single(await Deliveries(d, made.Webhook.Id));
        Assert.Equal((DeliveryState.Waiting, 1, 500, DeliveryFailure.Status), (waits.State, waits.Attempts, waits.Status, waits.Failure));
        Assert.InRange(waits.Next!.Value - begun, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(72));
        Assert.Equal(begun, (await Seen(d, made.Webhook.Id)).FailingSince);
        Silos.Clock.Advance(TimeSpan.FromSeconds(73));
        await Round(d, 1);
        Assert.Equal(2, Receiver.Got.Count);
        Assert.InRange((await Deliveries(d, made.Webhook.Id))[0].Next!.Value - Silos.Clock.GetUtcNow(), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Receiver.Usually = HttpStatusCode.OK;
        Silos.Clock.Advance(TimeSpan.FromMinutes(7));
        await Round(d, 0);
        Assert.Equal([8, 8, 8, 9], Receiver.Got.SelectMany(message => message.Positions));
        Assert.Single(Receiver.Got.Take(3).Select(message => (message.Id, message.Body)).Distinct());
        Assert.All(Receiver.Got, message => Assert.True(message.IsSignedWith(made.Secret)));
        Assert.Null((await Seen(d, made.Webhook.Id)).FailingSince);
    }

    [Fact]
    public async Task After_three_days_it_is_a_dead_letter_and_the_next_is_told_and_it_is_sent_again_when_somebody_asks()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        (Receiver.Usually, var begun) = (HttpStatusCode.BadRequest, Silos.Clock.GetUtcNow());
        await Leaves(d, d.Tess);
        await Round(d);
        while ((await Deliveries(d, made.Webhook.Id))[0] is { Next: { } next })
        {
            Silos.Clock.Advance(next - Silos.Clock.GetUtcNow());
            await Round(d);
            Assert.True(Receiver.Got.Count < 20);
        }

        var dead = Assert.Single(await Deliveries(d, made.Webhook.Id));
        Assert.Equal((DeliveryState.Dead, 9, 400), (dead.State, dead.Attempts, dead.Status));
        Assert.InRange(Silos.Clock.GetUtcNow() - begun, TimeSpan.FromDays(2.8), TimeSpan.FromDays(3.5));
        Receiver.Usually = HttpStatusCode.OK;
        await Leaves(d, d.Tim);
        await Round(d);
        Assert.Equal(9, Assert.Single(Receiver.Got[^1].Positions));
        var asked = new Contracts.RedeliveryAsked(Guid.NewGuid(), d.Dora.Value, made.Webhook.Id, dead.Message);
        Assert.Equal(DeliveryState.Waiting, TestDistrict.Accepted(await d.Webhooks(1).RedeliverWebhookMessage(asked)).State);
        await Round(d, 1);
        Assert.Equal((Receiver.Got[0].Id, Receiver.Got[0].Body), (Receiver.Got[^1].Id, Receiver.Got[^1].Body));
        Assert.All(await Deliveries(d, made.Webhook.Id), delivery => Assert.Equal(DeliveryState.Accepted, delivery.State));
    }

    [Fact]
    public async Task One_that_accepts_nothing_for_five_days_is_disabled_and_told_the_rest_once_it_is_enabled()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        (Receiver.Usually, var begun) = (HttpStatusCode.BadGateway, Silos.Clock.GetUtcNow());
        await Leaves(d, d.Tess);
        await Round(d);
        for (var quarter = 0; await Seen(d, made.Webhook.Id) is { Stopped: null }; quarter++)
        {
            await (quarter % 2 == 0 ? Leaves(d, d.Tim) : Returns(d, d.Tim));
            Silos.Clock.Advance(TimeSpan.FromHours(6));
            await Round(d);
            Assert.True(quarter < 40);
        }

        Assert.Equal(WebhookStop.Failing, (await Seen(d, made.Webhook.Id)).Stopped);
        Assert.InRange(Silos.Clock.GetUtcNow() - begun, TimeSpan.FromDays(5), TimeSpan.FromDays(6.5));
        var tries = Receiver.Got.Count;
        Silos.Clock.Advance(TimeSpan.FromDays(2));
        await Round(d);
        Assert.Equal(tries, Receiver.Got.Count);
        Receiver.Usually = HttpStatusCode.OK;
        TestDistrict.Accepted(await d.Webhooks(0).EnableWebhook(Of(d, made.Webhook.Id)));
        await Round(d);
        Assert.Equal(await Silos.Feed.Count(d.Id), (await Seen(d, made.Webhook.Id)).Position);
        var told = Receiver.Got.SelectMany(message => message.Positions).Distinct().Order().ToList();
        Assert.Equal(Enumerable.Range(8, told.Count).Select(position => (long)position), told);    // nothing was left out
    }

    [Fact]
    public async Task One_that_says_that_it_is_gone_is_disabled_at_once()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        Receiver.Answer(HttpStatusCode.Gone);
        await Leaves(d, d.Tess);
        await Round(d);
        Assert.Equal(WebhookStop.Gone, (await Seen(d, made.Webhook.Id)).Stopped);
        Assert.Equal(DeliveryState.Dead, Assert.Single(await Deliveries(d, made.Webhook.Id)).State);
        await Leaves(d, d.Tim);
        await Round(d, 1);
        Assert.Single(Receiver.Got);
    }

    [Fact]
    public async Task What_waits_behind_the_message_that_ended_a_webhook_is_not_sent()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        await Leaves(d, d.Tess);
        await Round(d);
        var accepted = Assert.Single(await Deliveries(d, made.Webhook.Id)).Message;
        Receiver.Answer(HttpStatusCode.InternalServerError);
        await Leaves(d, d.Tim);
        await Round(d);
        Silos.Clock.Advance(TimeSpan.FromMinutes(2));
        Receiver.Answer(HttpStatusCode.Gone);
        await d.Webhooks(0).RedeliverWebhookMessage(new(Guid.NewGuid(), d.Dora.Value, made.Webhook.Id, accepted));    // refused where the round was faster: then it is this one that waits
        await So(async () => (await Seen(d, made.Webhook.Id)).Stopped == WebhookStop.Gone);
        await Create(d, Receiver.Url("/other"));    // while this one is told, the first would go on
        await Returns(d, d.Tess);
        await Round(d);
        Assert.Equal(["/hook", "/hook", "/hook", "/other"], Receiver.Got.Select(message => message.Path));
    }
}
