using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>It is told nothing until it is enabled; what changes meanwhile is told then.</summary>
public sealed record DisableWebhook(PersonFacts? By, Guid Webhook, DateOnly Today, DateTimeOffset Now) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) => webhook.Stopped is null ? [new WebhookDisabled(webhook.Id, WebhookStop.Asked, Now)] : [];
}
