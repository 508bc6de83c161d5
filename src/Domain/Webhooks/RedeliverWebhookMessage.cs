using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>It is sent one of its messages again: a dead letter, one that waits to be tried, or one that it accepted.</summary>
public sealed record RedeliverWebhookMessage(PersonFacts? By, Guid Webhook, Guid Message, DateOnly Today, DateTimeOffset Now) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) =>
        webhook.Find(Message) is not { } delivery ? Refusal.NotFound
        : webhook.Stopped is not null ? new Refusal("WEBHOOK_DISABLED")
        : delivery.State != DeliveryState.Waiting && webhook.Waiting.Length >= Domain.Webhook.MostWaiting ? new Refusal("WEBHOOK_BUSY")
        : [new MessageRenewed(webhook.Id, Message, Now)];
}
