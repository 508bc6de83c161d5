using System.Collections.Immutable;
using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains;

/// <summary>
/// A district's webhooks. What a lead asks is appended in her call; what is sent goes on in the background, from the last state that the journal has. That a message is to be sent, and how each try ended, is said in the
/// stream before anything else is done: so whoever goes on after a kill sends the same message under the same id, once too often rather than never.
/// </summary>
[GrainType("webhooks")]
internal sealed partial class WebhooksGrain(GrainServices services, ChangeFeed feed, WebhookSender sender, ILogger<WebhooksGrain> log)
    : DecidingGrain<Webhooks, WebhooksEvent>(StreamKind.Webhooks, services, new(), Webhooks.Evolve, WebhookRows.Of), IWebhooksGrain
{
    private const int LongestUrl = 2_000;

    private DateTimeOffset Now => Services.Neighbourhood.Local(District).ToUniversalTime();

    public async Task<Answer<WebhookSecretView>> CreateWebhook(WebhookAsked asked)
    {
        if (!await Leads(asked.By))
        {
            return Refuse<WebhookSecretView>(Refusal.NotAllowed);    // before a key is made
        }

        if (asked.Url.Length > LongestUrl || sender.Address(asked.Url) is not { } address)
        {
            return Refuse<WebhookSecretView>(new("WEBHOOK_ADDRESS"));
        }

        var (webhook, secret) = (WebhookKeys.Webhook(asked.Operation), WebhookKeys.Secret(asked.Operation));
        if (await Sealed(Clear(webhook, address.AbsoluteUri), Clear(secret, WebhookMessage.NewSecret())) is not [var to, var with])
        {
            return Refuse<WebhookSecretView>(Refusal.OperationReused);    // it made a webhook that is gone, or a secret
        }

        await GrainFactory.Changes(District).Publish();    // what was before is not told
        var position = await feed.Count(District);
        return await Shown(await Settle(
            Asking.Of("create-webhook", asked.Operation, asked.By, asked, AskedJson.Default.WebhookAsked),
            fresh => Services.Neighbourhood.WithLimits(District, new(asked.By), fresh),
            (webhooks, known) => new CreateWebhook(known.By, webhook, to.Reference, new(secret, with.Reference), asked.Kinds, position, known.Limits.MostWebhooks, Today, Now).Decide(webhooks),
            (webhooks, _) => webhooks.Find(webhook)!,
            _ => [to.Item, with.Item]));
    }

    public async Task<Answer<WebhookSecretView>> RotateWebhookSecret(WebhookChangeAsked asked)
    {
        if (!await Leads(asked.By))
        {
            return Refuse<WebhookSecretView>(Refusal.NotAllowed);    // before a key is made
        }

        if ((await Look()).Find(asked.Webhook) is null)
        {
            return Refuse<WebhookSecretView>(Refusal.NotFound);
        }

        var secret = WebhookKeys.Secret(asked.Operation);
        if (await Sealed(Clear(secret, WebhookMessage.NewSecret())) is not [var with])
        {
            return Refuse<WebhookSecretView>(Refusal.OperationReused);    // it made a secret that is gone
        }

        return await Shown(await Change(
            "rotate-webhook-secret", asked, by => new RotateWebhookSecret(by, asked.Webhook, new(secret, with.Reference), Today, Now), webhook => webhook, [with.Item]));
    }

    public Task<Answer<WebhookView>> DisableWebhook(WebhookChangeAsked asked) => Seen(Change("disable-webhook", asked, by => new DisableWebhook(by, asked.Webhook, Today, Now), webhook => webhook));

    public Task<Answer<WebhookView>> EnableWebhook(WebhookChangeAsked asked) => Seen(Change("enable-webhook", asked, by => new EnableWebhook(by, asked.Webhook, Today, Now), webhook => webhook));

    public async Task<Answer<DoneView>> DeleteWebhook(WebhookChangeAsked asked)
    {
        var answer = await Settle(
            Asking.Of("delete-webhook", asked.Operation, asked.By, asked, AskedJson.Default.WebhookChangeAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (webhooks, by) => new DeleteWebhook(by, asked.Webhook, Today).Decide(webhooks),
            (_, _) => DoneView.Now);
        await Destroy();
        return answer;
    }

    public Task<Answer<DeliveryView>> TestWebhook(WebhookChangeAsked asked) =>
        Change("test-webhook", asked, by => new TestWebhook(by, asked.Webhook, asked.Operation, Today, Now), webhook => webhook.Find(asked.Operation)!.View(webhook));

    public Task<Answer<DeliveryView>> RedeliverWebhookMessage(RedeliveryAsked asked) => Change(
        Asking.Of("redeliver-webhook-message", asked.Operation, asked.By, asked, AskedJson.Default.RedeliveryAsked), asked.Webhook, asked.By,
        by => new RedeliverWebhookMessage(by, asked.Webhook, asked.Message, Today, Now), webhook => webhook.Find(asked.Message)!.View(webhook));

    public Task<Answer<WebhookView>> RedeliverWebhookChanges(ChangesRedeliveryAsked asked) => Seen(Change(
        Asking.Of("redeliver-webhook-changes", asked.Operation, asked.By, asked, AskedJson.Default.ChangesRedeliveryAsked), asked.Webhook, asked.By,
        by => new RedeliverWebhookChanges(by, asked.Webhook, asked.After, Today), webhook => webhook));

    public async Task<ImmutableArray<WebhookView>> All()
    {
        var all = (await Look()).All;
        var urls = await Services.Content.Texts(District, all.Select(webhook => (webhook.Id, webhook.Address)));
        return [.. all.Where(webhook => urls.ContainsKey(webhook.Address.Item)).Select(webhook => webhook.View(urls[webhook.Address.Item]))];
    }

    public async Task<ImmutableArray<DeliveryView>> Deliveries(Guid webhook) =>
        (await Look()).Find(webhook) is { } found ? [.. found.Waiting.Concat(found.Ended).OrderByDescending(delivery => delivery.Number).Select(delivery => delivery.View(found))] : [];

    private Task<Answer<TView>> Change<TView>(string useCase, WebhookChangeAsked asked, Func<PersonFacts?, ChangeWebhook> change, Func<Webhook, TView> view, IReadOnlyList<SealedItem>? contents = null)
        where TView : class =>
        Change(Asking.Of(useCase, asked.Operation, asked.By, asked, AskedJson.Default.WebhookChangeAsked), asked.Webhook, asked.By, change, view, contents);

    /// <summary>What a lead asks of one webhook; afterwards the service goes on with what is due.</summary>
    private async Task<Answer<TView>> Change<TView>(
        Asking asking, Guid webhook, Guid by, Func<PersonFacts?, ChangeWebhook> change, Func<Webhook, TView> view, IReadOnlyList<SealedItem>? contents = null)
        where TView : class
    {
        var answer = await Settle(
            asking, fresh => Services.Neighbourhood.Person(District, new(by), fresh), (webhooks, facts) => change(facts).Decide(webhooks), (webhooks, _) => view(webhooks.Find(webhook)!), _ => contents ?? []);
        if (answer.Refusal is null)
        {
            Work();
        }

        return answer;
    }

    private static ClearItem Clear(Guid key, string text) => new(key, new(Guid.NewGuid()), Encoding.UTF8.GetBytes(text));

    private async Task<Answer<WebhookView>> Seen(Task<Answer<Webhook>> asked) => await asked switch
    {
        { Value: { } webhook } => (await Services.Content.Texts(District, (webhook.Id, webhook.Address))).GetValueOrDefault(webhook.Address.Item) is { } url
            ? new(webhook.View(url), null)
            : Refuse<WebhookView>(Refusal.NotFound),    // asked again after it was deleted
        var refused => new(null, refused.Refusal),
    };

    private async Task<Answer<WebhookSecretView>> Shown(Answer<Webhook> asked)
    {
        if (asked.Value is not { } webhook)
        {
            return new(null, asked.Refusal);
        }

        var texts = await Services.Content.Texts(District, (webhook.Id, webhook.Address), webhook.Secret.Place());
        return texts.TryGetValue(webhook.Address.Item, out var url) && texts.TryGetValue(webhook.Secret.Text.Item, out var secret)
            ? new(new(webhook.View(url), secret), null)
            : Refuse<WebhookSecretView>(Refusal.NotFound);    // deleted at this very moment
    }
}
