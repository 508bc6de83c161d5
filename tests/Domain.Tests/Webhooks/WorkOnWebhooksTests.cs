using System.Collections.Immutable;
using static DistrictCoaching.Domain.Tests.Given;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain.Tests;

/// <summary>What the service does of webhooks: how long it waits, when it gives up, and that nothing is decided twice.</summary>
public sealed class WorkOnWebhooksTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 7, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Hook = Guid.NewGuid(), First = Guid.NewGuid(), Second = Guid.NewGuid();
    private static readonly WebhookCreated Created = new(Hook, Dora, Sealed(), Secret(), [WebhookKind.PersonListed], 7, Noon);
    private static readonly MessageBegun Begun = new(Hook, First, 7, 9, Noon);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 72)]
    public void It_waits_from_a_minute_on_and_up_to_a_fifth_longer(double jitter, int seconds) =>
        Assert.Equal([Failed(Noon.AddSeconds(seconds))], WorkOnWebhooks.NotAccepted(After(Created, Begun), Hook, Head(Created, Begun), DeliveryFailure.Status, 500, jitter, Noon).Events);

    [Fact]
    public void It_waits_longer_each_time_and_gives_up_after_about_three_days()
    {
        var (state, now, waits) = (After(Created, Begun), Noon, new List<TimeSpan>());
        while (state.All[0].Waiting is [var head])
        {
            var failed = (MessageNotAccepted)WorkOnWebhooks.NotAccepted(state, Hook, head, DeliveryFailure.Unreachable, null, 0, now).Events.Single();
            state = Webhooks.Evolve(state, failed);
            waits.Add((failed.Next ?? now) - now);
            now = failed.Next ?? now;
        }

        Assert.Equal([1, 5, 30, 120, 360, 720, 1440, 1440, 0], waits.Select(wait => (int)wait.TotalMinutes));
        Assert.Equal((DeliveryState.Dead, 9), (state.All[0].Ended[0].State, state.All[0].Ended[0].Attempts));
    }

    [Fact]
    public void A_try_that_somebody_else_wrote_down_or_that_nobody_waits_for_any_more_decides_nothing()
    {
        var head = Head(Created, Begun);
        foreach (var otherwise in new WebhooksEvent[] { new MessageAccepted(Hook, First, 200, Noon), Failed(Noon.AddMinutes(1)), new WebhookDeleted(Hook) })
        {
            Assert.Empty(WorkOnWebhooks.Accepted(After(Created, Begun, otherwise), Hook, head, 200, Noon).Events);
            Assert.Empty(WorkOnWebhooks.NotAccepted(After(Created, Begun, otherwise), Hook, head, DeliveryFailure.Status, 500, 0, Noon).Events);
        }

        var seen = After(Created).All[0];
        Assert.Equal([Begun], WorkOnWebhooks.Begun(After(Created), seen, First, 9, Noon).Events);
        foreach (var otherwise in new WebhooksEvent[] { Begun, new WebhookRewound(Hook, 3), new WebhookDisabled(Hook, WebhookStop.Asked, Noon), new WebhookDeleted(Hook) })
        {
            Assert.Empty(WorkOnWebhooks.Begun(After(Created, otherwise), seen, First, 9, Noon).Events);
        }
    }

    [Fact]
    public void Gone_disables_at_once_and_five_days_without_anything_accepted_too()
    {
        var head = Head(Created, Begun);
        Assert.Equal(
            [new MessageNotAccepted(Hook, First, DeliveryFailure.Status, 410, Noon, null), new WebhookDisabled(Hook, WebhookStop.Gone, Noon)],
            WorkOnWebhooks.NotAccepted(After(Created, Begun), Hook, head, DeliveryFailure.Status, 410, 0, Noon).Events);
        var failing = After(Created, Begun, Failed(Noon.AddMinutes(1)));
        Assert.Single(Try(Noon.AddDays(5).AddTicks(-1)));
        Assert.Equal(new WebhookDisabled(Hook, WebhookStop.Failing, Noon.AddDays(5)), Try(Noon.AddDays(5))[^1]);
        Assert.Single(WorkOnWebhooks.NotAccepted(Webhooks.Evolve(failing, new TestBegun(Hook, Second, Noon)), Hook, new(Second, 2, 9, 9, Noon) { IsTest = true }, DeliveryFailure.Status, 500, 0, Noon.AddDays(9)).Events);

        ImmutableArray<WebhooksEvent> Try(DateTimeOffset now) => WorkOnWebhooks.NotAccepted(failing, Hook, failing.All[0].Waiting[0], DeliveryFailure.Status, 500, 0, now).Events;
    }

    [Fact]
    public void The_last_hundred_accepted_and_the_last_hundred_dead_letters_are_kept()
    {
        var state = After(Created);
        for (var at = 0; at < 210; at++)
        {
            var message = Guid.NewGuid();
            state = Webhooks.Evolve(state, new MessageBegun(Hook, message, at, at + 1, Noon));
            state = Webhooks.Evolve(state, at < 105 ? new MessageNotAccepted(Hook, message, DeliveryFailure.Status, 400, Noon, null) : new MessageAccepted(Hook, message, 200, Noon));
        }

        var ended = state.All[0].Ended;
        Assert.Equal((100, 100), (ended.Count(one => one.State == DeliveryState.Dead), ended.Count(one => one.State == DeliveryState.Accepted)));
        Assert.Equal((6, 210), (ended[0].Number, ended[^1].Number));
    }

    [Fact]
    public void Whatever_is_gone_is_doomed_until_its_key_was_destroyed()
    {
        var (second, third) = (Secret(), Secret());
        var rotated = After(Created, new WebhookSecretRotated(Hook, second, Noon));
        Assert.Empty(rotated.Doomed);
        Assert.Equal([new WebhookSecretExpired(Hook)], WorkOnWebhooks.Expired(rotated, Noon).Events);
        Assert.Empty(WorkOnWebhooks.Expired(rotated, Noon.AddTicks(-1)).Events);
        Assert.Equal([Created.Secret.Key], Webhooks.Evolve(rotated, new WebhookSecretExpired(Hook)).Doomed);
        var again = Webhooks.Evolve(rotated, new WebhookSecretRotated(Hook, third, Noon));
        Assert.Equal([Created.Secret.Key], again.Doomed);
        Assert.Equal([third, second], again.All[0].Signing(Noon.AddTicks(-1)));
        Assert.Equal([third], again.All[0].Signing(Noon));
        var deleted = Webhooks.Evolve(again, new WebhookDeleted(Hook));
        Assert.Equal([Created.Secret.Key, Hook, third.Key, second.Key], deleted.Doomed);
        Assert.Equal([new WebhookKeyDestroyed(Hook)], WorkOnWebhooks.Destroyed(deleted, Hook).Events);
        Assert.Empty(WorkOnWebhooks.Destroyed(Webhooks.Evolve(deleted, new WebhookKeyDestroyed(Hook)), Hook).Events);
    }

    private static MessageNotAccepted Failed(DateTimeOffset next) => new(Hook, First, DeliveryFailure.Status, 500, Noon, next);

    private static Delivery Head(params IEnumerable<WebhooksEvent> history) => After(history).All[0].Waiting[0];

    private static Webhooks After(params IEnumerable<WebhooksEvent> history) => history.Aggregate(new Webhooks(), Webhooks.Evolve);

    private static WebhookSecret Secret() => new(Guid.NewGuid(), Sealed());
}
