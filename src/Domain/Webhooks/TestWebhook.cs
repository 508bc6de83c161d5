using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>It is sent a message that tells nothing, once and at once.</summary>
/// <param name="Message">The operation's id.</param>
public sealed record TestWebhook(PersonFacts? By, Guid Webhook, Guid Message, DateOnly Today, DateTimeOffset Now) : ChangeWebhook(By, Webhook, Today)
{
    protected override Decision<WebhooksEvent> Decide(Webhook webhook) =>
        webhook.Stopped is not null ? new Refusal("WEBHOOK_DISABLED")
        : webhook.Waiting.Length >= Domain.Webhook.MostWaiting ? new Refusal("WEBHOOK_BUSY")
        : webhook.Find(Message) is not null ? Refusal.OperationReused
        : [new TestBegun(webhook.Id, Message, Now)];
}
