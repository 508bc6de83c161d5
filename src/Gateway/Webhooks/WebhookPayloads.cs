using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>The webhook as it is now, or why nothing was done.</summary>
public sealed class WebhookPayload(Answer<WebhookView> answer) : Payload(answer.Refusal)
{
    /// <summary>The webhook; null where errors say why.</summary>
    public Webhook? Webhook => answer.Value is { } webhook ? new(webhook) : null;
}

/// <summary>The webhook with its new secret, or why nothing was done.</summary>
public sealed class WebhookSecretPayload(Answer<WebhookSecretView> answer) : Payload(answer.Refusal)
{
    /// <summary>The webhook; null where errors say why.</summary>
    public Webhook? Webhook => answer.Value is { } made ? new(made.Webhook) : null;

    /// <summary>The secret, as libraries for Standard Webhooks take it (`whsec_...`). It is told here and nowhere else; the same operation again tells it again. Null where errors say why.</summary>
    public string? Secret => answer.Value?.Secret;
}

/// <summary>The message that is to be sent, or why not.</summary>
public sealed class WebhookDeliveryPayload(Answer<DeliveryView> answer) : Payload(answer.Refusal)
{
    /// <summary>The message; null where errors say why.</summary>
    public WebhookDelivery? Delivery => answer.Value is { } delivery ? new(delivery) : null;
}
