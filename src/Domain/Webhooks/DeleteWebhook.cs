using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>It is told nothing more; its address and secrets are destroyed.</summary>
public sealed record DeleteWebhook(PersonFacts? By, Guid Webhook, DateOnly Today) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) => [new WebhookDeleted(webhook.Id)];
}
