using System.Net;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>What leads do with webhooks, and what becomes of addresses and secrets.</summary>
[Collection(nameof(Silos))]
public sealed class WebhookTests(TwoSilos silos) : WebhookCase(silos)
{
    [Fact]
    public async Task Asked_again_it_gives_the_same_secret_at_any_silo_and_makes_nothing_twice()
    {
        var d = await TestDistrict.Begin(Silos);
        var asked = Asked(d);
        var first = TestDistrict.Accepted(await d.Webhooks(0).CreateWebhook(asked));
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", first.Secret);
        Assert.Equal(first.Secret, TestDistrict.Accepted(await d.Webhooks(1).CreateWebhook(asked)).Secret);
        Assert.Single(await d.Webhooks(1).All());
        Assert.Equal("OPERATION_REUSED", (await d.Webhooks(0).CreateWebhook(asked with { Url = Receiver.Url("/other") })).Refusal?.Code);
        var rotation = Of(d, first.Webhook.Id);
        var second = TestDistrict.Accepted(await d.Webhooks(0).RotateWebhookSecret(rotation));
        Assert.NotEqual(first.Secret, second.Secret);
        Assert.Equal(second.Secret, TestDistrict.Accepted(await d.Webhooks(1).RotateWebhookSecret(rotation)).Secret);
        TestDistrict.Accepted(await d.Webhooks(0).DeleteWebhook(Of(d, first.Webhook.Id)));
        Assert.Equal("OPERATION_REUSED", (await d.Webhooks(0).CreateWebhook(asked)).Refusal?.Code);
        Assert.Empty(await d.Webhooks(1).All());
    }

    [Fact]
    public async Task For_a_day_both_secrets_sign_and_then_the_one_before_is_destroyed()
    {
        var d = await TestDistrict.Begin(Silos);
        var asked = Asked(d);
        var first = TestDistrict.Accepted(await d.Webhooks(0).CreateWebhook(asked));
        var rotation = Of(d, first.Webhook.Id);
        var second = TestDistrict.Accepted(await d.Webhooks(0).RotateWebhookSecret(rotation));
        await Leaves(d, d.Tess);
        await Round(d);
        Assert.Equal(2, Receiver.Got[0].Signatures.Length);
        Assert.True(Receiver.Got[0].IsSignedWith(first.Secret) && Receiver.Got[0].IsSignedWith(second.Secret));
        Assert.Equal((1, 1), (await Contents(d, WebhookKeys.Secret(asked.Operation)), await Contents(d, WebhookKeys.Secret(rotation.Operation))));

        Silos.Clock.Advance(TimeSpan.FromHours(24));
        await Returns(d, d.Tess);
        await Round(d, 1);
        Assert.Single(Receiver.Got[1].Signatures);
        Assert.True(Receiver.Got[1].IsSignedWith(second.Secret));
        await So(async () => await Contents(d, WebhookKeys.Secret(asked.Operation)) == 0);
        Assert.Equal(1, await Contents(d, WebhookKeys.Secret(rotation.Operation)));
        Assert.Null((await Seen(d, first.Webhook.Id)).FormerSecretUntil);

        TestDistrict.Accepted(await d.Webhooks(0).RotateWebhookSecret(Of(d, first.Webhook.Id)));
        TestDistrict.Accepted(await d.Webhooks(0).RotateWebhookSecret(Of(d, first.Webhook.Id)));
        await So(async () => await Contents(d, WebhookKeys.Secret(rotation.Operation)) == 0);    // one before the one before has no time of its own
    }

    [Fact]
    public async Task Deleted_it_is_told_nothing_more_and_nothing_of_it_can_be_opened()
    {
        var d = await TestDistrict.Begin(Silos);
        var asked = Asked(d);
        var made = TestDistrict.Accepted(await d.Webhooks(0).CreateWebhook(asked));
        Receiver.Usually = HttpStatusCode.InternalServerError;
        await Leaves(d, d.Tess);
        await Round(d);
        Assert.True(await Any(d));
        TestDistrict.Accepted(await d.Webhooks(1).DeleteWebhook(Of(d, made.Webhook.Id)));
        Assert.Equal((0, 0), (await Contents(d, WebhookKeys.Webhook(asked.Operation)), await Contents(d, WebhookKeys.Secret(asked.Operation))));
        Assert.False(await Any(d));
        Silos.Clock.Advance(TimeSpan.FromMinutes(2));
        await Round(d);
        Assert.Single(Receiver.Got);
        Assert.Empty(await Deliveries(d, made.Webhook.Id));
        Assert.Equal("NOT_FOUND", (await d.Webhooks(0).TestWebhook(Of(d, made.Webhook.Id))).Refusal?.Code);
    }

    [Fact]
    public async Task Secrets_are_destroyed_also_where_the_process_died_between()
    {
        var d = await TestDistrict.Begin(Silos);
        var asked = Asked(d);
        var made = TestDistrict.Accepted(await d.Webhooks(0).CreateWebhook(asked));
        var (stream, deleted) = (new StreamKey(d.Id, StreamKind.Webhooks, d.Id.Value), new WebhooksEvent.WebhookDeleted(made.Webhook.Id));
        Assert.Equal(Outcome.Appended, await Silos.Store.Append(new(stream, 1, new(Guid.NewGuid(), Guid.Empty, new(new byte[32])), [Catalogue.Write(deleted)], [], [], [])));
        await d.Webhooks(1).Resume();
        await So(async () => await Contents(d, WebhookKeys.Webhook(asked.Operation)) + await Contents(d, WebhookKeys.Secret(asked.Operation)) == 0);
    }

    [Fact]
    public async Task A_test_is_sent_once_and_at_once_and_disabled_nothing_is()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        Receiver.Answer(HttpStatusCode.InternalServerError);
        await Leaves(d, d.Tess);
        await Round(d);    // this one waits now
        Receiver.Answer(HttpStatusCode.NotFound);
        var asked = Of(d, made.Webhook.Id);
        Assert.Equal(asked.Operation, TestDistrict.Accepted(await d.Webhooks(0).TestWebhook(asked)).Message);
        await So(async () => (await Deliveries(d, made.Webhook.Id))[0].State == DeliveryState.Dead);
        Assert.Equal("webhook.test", Receiver.Got[1].Json.GetProperty("type").GetString());
        Assert.Empty(Receiver.Got[1].Changes);
        Assert.True(Receiver.Got[1].IsSignedWith(made.Secret));

        TestDistrict.Accepted(await d.Webhooks(1).DisableWebhook(Of(d, made.Webhook.Id)));
        Assert.Equal("WEBHOOK_DISABLED", (await d.Webhooks(0).TestWebhook(Of(d, made.Webhook.Id))).Refusal?.Code);
        Silos.Clock.Advance(TimeSpan.FromMinutes(5));
        await Returns(d, d.Tess);
        await Round(d);
        Assert.Equal(2, Receiver.Got.Count);
        TestDistrict.Accepted(await d.Webhooks(0).EnableWebhook(Of(d, made.Webhook.Id)));
        await Round(d);
        Assert.Equal([8, 9], Receiver.Got.Skip(2).SelectMany(message => message.Positions));
    }

    [Fact]
    public async Task Everything_after_a_position_is_told_again_and_says_nothing_of_who_is_gone()
    {
        var d = await TestDistrict.Begin(Silos);
        var made = await Create(d);
        await Leaves(d, d.Tess);
        await Round(d);
        await Leaves(d, d.Tim);
        await Round(d);
        Assert.Equal("WEBHOOK_POSITION", (await d.Webhooks(0).RedeliverWebhookChanges(new(Guid.NewGuid(), d.Dora.Value, made.Webhook.Id, 10))).Refusal?.Code);
        TestDistrict.Accepted(await d.Webhooks(0).RedeliverWebhookChanges(new(Guid.NewGuid(), d.Dora.Value, made.Webhook.Id, 6)));
        await Round(d);
        Assert.Equal([8, 9, 7, 8, 9], Receiver.Got.SelectMany(message => message.Positions));
        Assert.Equal(3, Receiver.Got.DistinctBy(message => message.Id).Count());
        var members = Receiver.Got.SelectMany(message => message.Changes).SelectMany(change => change.EnumerateObject()).Select(member => member.Name).Distinct();
        Assert.Equal(["position", "entity", "action", "id"], members);
    }

    [Fact]
    public async Task Nothing_of_coaching_is_told_or_moves_it()
    {
        var d = await TestDistrict.Begin(Silos);
        await Create(d);
        var before = (await Silos.Store.Read(new(d.Id, StreamKind.Webhooks, d.Id.Value))).Count;
        await d.Invited(0);
        var consent = await d.Granted(0);
        await d.Recorded(0);
        TestDistrict.Accepted(await d.Teacher(0).WithdrawConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        await Round(d);
        Assert.Equal(before, (await Silos.Store.Read(new(d.Id, StreamKind.Webhooks, d.Id.Value))).Count);
        Assert.Empty(Receiver.Got);
    }

    private async Task<bool> Any(TestDistrict d) => await new WebhookDirectory(Silos.Store).Any(d.Id);
}
