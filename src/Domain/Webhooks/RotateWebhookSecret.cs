using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>Its messages are signed with a new secret; the one before signs too for a day.</summary>
public sealed record RotateWebhookSecret(PersonFacts? By, Guid Webhook, WebhookSecret Secret, DateOnly Today, DateTimeOffset Now) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) => [new WebhookSecretRotated(webhook.Id, Secret, Now + Domain.Webhook.Overlap)];
}
