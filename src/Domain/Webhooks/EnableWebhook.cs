using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>It is told again, from where it was left off.</summary>
public sealed record EnableWebhook(PersonFacts? By, Guid Webhook, DateOnly Today, DateTimeOffset Now) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) => webhook.Stopped is null ? [] : [new WebhookEnabled(webhook.Id, Now)];
}
