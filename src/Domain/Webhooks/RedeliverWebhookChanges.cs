using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>It is told everything after a position again, in new messages.</summary>
public sealed record RedeliverWebhookChanges(PersonFacts? By, Guid Webhook, long Position, DateOnly Today) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) =>
        Position < 0 || Position > webhook.Position ? new Refusal("WEBHOOK_POSITION") : [new WebhookRewound(webhook.Id, Position)];
}
