namespace DistrictCoaching.Domain;

/// <summary>What all that a district lead asks of a webhook has in common: it is hers to ask, and there is one.</summary>
public abstract record ChangeWebhook(PersonFacts? By, Guid Webhook, DateOnly Today)
{
    public Decision<WebhooksEvent> Decide(Webhooks webhooks) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : webhooks.Find(Webhook) is { } found ? Decide(found)
        : Refusal.NotFound;

    protected abstract Decision<WebhooksEvent> Decide(Webhook webhook);
}
