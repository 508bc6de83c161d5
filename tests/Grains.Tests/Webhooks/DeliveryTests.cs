using System.Net;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>What a webhook is sent: in order, signed, once where nothing breaks, and again until it is accepted or dead.</summary>
[Collection(nameof(Silos))]
public sealed class DeliveryTests(TwoSilos silos) : WebhookCase(silos)
{
    [Fact]
    public async Task What_changes_afterwards_is_told_in_order_and_once_whichever_silo_does_it()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        await Round(d);
        Assert.Empty(Receiver.Got);
        for (var round = 0; round < 4; round++)
        {
            await (round % 2 == 0 ? Leaves(d, d.Tess) : Returns(d, d.Tess));
            await Round(d, round % 2);
        }

        Assert.Equal([8, 9, 10, 11], Receiver.Got.SelectMany(message => message.Positions));    // the school and its six people were before
        Assert.Equal(4, Receiver.Got.DistinctBy(message => message.Id).Count());
        Assert.All(Receiver.Got, message => Assert.True(message.IsSignedWith(made.Secret)));
        Assert.All(Receiver.Got, message => Assert.Equal(Silos.Clock.GetUtcNow().ToUnixTimeSeconds(), message.At));
        Assert.Equal("directory.changed", Receiver.Got[0].Json.GetProperty("type").GetString());
        Assert.Equal(
            $$"""{"position":8,"entity":"PERSON","action":"REMOVED","id":"{{Contracts.GlobalId.Of("Person", d.Tess.Value)}}"}""", Assert.Single(Receiver.Got[0].Changes).GetRawText());
        Assert.Equal(11, (await Seen(d, made.Webhook.Id)).Position);
        Assert.All(await Deliveries(d, made.Webhook.Id), delivery => Assert.Equal((DeliveryState.Accepted, 1, 204), (delivery.State, delivery.Attempts, delivery.Status)));
    }

    [Fact]
    public async Task Only_its_kinds_are_told_and_many_changes_are_several_messages()
    {
        var d = await TestDistrict.Begin(Silos);
        await Create(d, null, WebhookKind.PersonRemoved);
        await Create(d, Receiver.Url("/listed"), WebhookKind.PersonListed);
        await Leaves(d, d.Tess);
        await Round(d);
        Assert.Equal([8], Assert.Single(Receiver.Got).Positions);
        await d.Happens([.. Enumerable.Range(0, 250).SelectMany(_ => Newcomer(d))]);
        await Round(d);
        var listed = Receiver.Got.Where(message => message.Path == "/listed").ToList();
        Assert.Equal([100, 100, 50], listed.Select(message => message.Positions.Count()));
        Assert.Equal(Enumerable.Range(9, 250).Select(position => (long)position), listed.SelectMany(message => message.Positions));
        Assert.Single(Receiver.Got, message => message.Path == "/hook");
    }

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
    public async Task A_redirect_is_not_followed_and_an_endless_answer_not_listened_to()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        Receiver.Answer(HttpStatusCode.TemporaryRedirect);
        await Leaves(d, d.Tess);
        await Round(d);
        Assert.Equal((307, DeliveryFailure.Status), ((await Deliveries(d, made.Webhook.Id))[0].Status, (await Deliveries(d, made.Webhook.Id))[0].Failure));
        Receiver.IsEndless = true;
        Silos.Clock.Advance(TimeSpan.FromMinutes(2));
        await Round(d);
        Assert.Equal(DeliveryState.Accepted, Assert.Single(await Deliveries(d, made.Webhook.Id)).State);
        Assert.All(Receiver.Got, message => Assert.Equal("/hook", message.Path));
    }

    [Fact]
    public async Task A_slow_receiver_is_waited_for_ten_seconds_and_delays_nobody_else()
    {
        var (d, other) = (await TestDistrict.Begin(Silos), await TestDistrict.Begin(Silos));
        var slow = await Create(d, Receiver.Url("/slow"));
        var quick = await Create(d);
        var theirs = await Create(other, Receiver.Url("/theirs"));
        Receiver.Hold();
        await Leaves(d, d.Tess);
        await Leaves(other, other.Tess);
        await d.Webhooks(0).Resume();
        await other.Webhooks(0).Resume();
        await So(async () => (await Deliveries(d, quick.Webhook.Id)) is [{ State: DeliveryState.Accepted }] && (await Deliveries(other, theirs.Webhook.Id)) is [{ State: DeliveryState.Accepted }]);
        await So(() => Task.FromResult(Receiver.Got.Any(message => message.Path == "/slow")));
        Assert.Equal(0, Assert.Single(await Deliveries(d, slow.Webhook.Id)).Attempts);
        await So(async () =>
        {
            Silos.Clock.Advance(TimeSpan.FromMilliseconds(100));    // the deadline may not have begun
            return (await Deliveries(d, slow.Webhook.Id))[0].Attempts == 1;
        });
        Assert.Equal(DeliveryFailure.TooSlow, (await Deliveries(d, slow.Webhook.Id))[0].Failure);
    }

    [Theory]
    [InlineData(Loss.Request, 1)]
    [InlineData(Loss.Answer, 1)]
    [InlineData(Loss.Request, 2)]
    [InlineData(Loss.Answer, 2)]
    internal async Task Whatever_breaks_between_two_steps_nothing_is_lost_and_a_message_sent_twice_is_the_same(Loss loss, int step)
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        await Leaves(d, d.Tess);
        await Leaves(d, d.Tim);
        var (journal, steps) = (Silos.Journal(0), 0);
        try
        {
            journal.Of = change => change.Stream == new StreamKey(d.Id, StreamKind.Webhooks, d.Id.Value) && change.Events.Count > 0 && ++steps == step;
            journal.Next = loss;
            await d.Webhooks(0).Resume();
            await So(() => Task.FromResult(journal.Next == Loss.None && (loss == Loss.Request || journal.Lost is not null)));
        }
        finally
        {
            (journal.Of, journal.Next) = (LosingJournal.NotInBackground, Loss.None);
        }

        await Round(d, 1);    // as whoever goes on after a kill
        await Round(d, 0);
        Assert.Equal(step == 2 && loss == Loss.Request ? 2 : 1, Receiver.Got.Count);
        Assert.Single(Receiver.Got.Select(message => (message.Id, message.Body)).Distinct());
        Assert.Equal([8, 9], Receiver.Got[0].Positions);
        Assert.Equal(DeliveryState.Accepted, Assert.Single(await Deliveries(d, made.Webhook.Id)).State);
    }

    private static IEnumerable<RosterEvent> Newcomer(TestDistrict d)
    {
        var person = new PersonId(Guid.NewGuid());
        return
        [
            new RosterEvent.PersonListed(person, new(Guid.NewGuid().ToByteArray().Concat(new byte[16]).ToArray()), new(new(Guid.NewGuid()), new(new byte[32])), new(new byte[32]), []),
            new RosterEvent.MembershipsChanged(person, [new(Role.Teacher, d.Hill, Days.Since(d.Today))]),
        ];
    }
}
