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
