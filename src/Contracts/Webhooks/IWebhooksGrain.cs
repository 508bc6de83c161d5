using System.Collections.Immutable;

namespace DistrictCoaching.Contracts;

/// <summary>A district's webhooks: told of what changes in the directory, in order, each message until it is accepted or a dead letter.</summary>
[GrainInterfaceType("webhooks"), Alias("webhooks")]
public interface IWebhooksGrain : IGrainWithStringKey
{
    /// <summary>The secret is in this answer, and in the same one when the operation is asked again.</summary>
    [Alias("create-webhook"), ResponseTimeout("00:02:00")]
    Task<Answer<WebhookSecretView>> CreateWebhook(WebhookAsked asked);

    /// <summary>The secret is in this answer, and in the same one when the operation is asked again.</summary>
    [Alias("rotate-webhook-secret")]
    Task<Answer<WebhookSecretView>> RotateWebhookSecret(WebhookChangeAsked asked);

    [Alias("disable-webhook")]
    Task<Answer<WebhookView>> DisableWebhook(WebhookChangeAsked asked);

    [Alias("enable-webhook")]
    Task<Answer<WebhookView>> EnableWebhook(WebhookChangeAsked asked);

    [Alias("delete-webhook")]
    Task<Answer<DoneView>> DeleteWebhook(WebhookChangeAsked asked);

    /// <summary>The message has the operation's id.</summary>
    [Alias("test-webhook")]
    Task<Answer<DeliveryView>> TestWebhook(WebhookChangeAsked asked);

    [Alias("redeliver-webhook-message")]
    Task<Answer<DeliveryView>> RedeliverWebhookMessage(RedeliveryAsked asked);

    [Alias("redeliver-webhook-changes")]
    Task<Answer<WebhookView>> RedeliverWebhookChanges(ChangesRedeliveryAsked asked);

    /// <summary>All of them, oldest first.</summary>
    [Alias("all")]
    Task<ImmutableArray<WebhookView>> All();

    /// <summary>What one of them was and is sent, newest first; nothing of one that is unknown.</summary>
    [Alias("deliveries")]
    Task<ImmutableArray<DeliveryView>> Deliveries(Guid webhook);

    /// <summary>Goes on with what is due; returns at once.</summary>
    [Alias("resume")]
    Task Resume();
}
