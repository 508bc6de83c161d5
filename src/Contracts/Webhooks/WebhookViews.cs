using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

[GenerateSerializer, Immutable, Alias("webhook-asked")]
public sealed record WebhookAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] string Url, [property: Id(3)] ImmutableArray<WebhookKind> Kinds)
{
    // An address may hold what only its owner should know, and must not reach a log by way of a message.
    public override string ToString() => nameof(WebhookAsked);
}

/// <summary>Something is asked of a webhook; the method says what.</summary>
[GenerateSerializer, Immutable, Alias("webhook-change-asked")]
public sealed record WebhookChangeAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Webhook);

[GenerateSerializer, Immutable, Alias("redelivery-asked")]
public sealed record RedeliveryAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Webhook, [property: Id(3)] Guid Message);

[GenerateSerializer, Immutable, Alias("changes-redelivery-asked")]
public sealed record ChangesRedeliveryAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Webhook, [property: Id(3)] long After);

/// <summary>Everything but the secret.</summary>
[GenerateSerializer, Immutable, Alias("webhook")]
public sealed record WebhookView(
    [property: Id(0)] Guid Id, [property: Id(1)] int Number, [property: Id(2)] string Url, [property: Id(3)] ImmutableArray<WebhookKind> Kinds, [property: Id(4)] WebhookStop? Stopped, [property: Id(5)] Guid By,
    [property: Id(6)] DateTimeOffset CreatedAt, [property: Id(7)] long Position, [property: Id(8)] int Waiting, [property: Id(9)] DateTimeOffset? FailingSince, [property: Id(10)] DateTimeOffset? FormerSecretUntil)
{
    // Nor here.
    public override string ToString() => nameof(WebhookView);
}

[GenerateSerializer, Immutable, Alias("webhook-secret")]
public sealed record WebhookSecretView([property: Id(0)] WebhookView Webhook, [property: Id(1)] string Secret)
{
    // Nor here.
    public override string ToString() => nameof(WebhookSecretView);
}

/// <param name="Next">When it is tried next; none where it is not.</param>
[GenerateSerializer, Immutable, Alias("delivery")]
public sealed record DeliveryView(
    [property: Id(0)] Guid Message, [property: Id(1)] int Number, [property: Id(2)] bool IsTest, [property: Id(3)] long After, [property: Id(4)] long Until, [property: Id(5)] DeliveryState State,
    [property: Id(6)] int Attempts, [property: Id(7)] int? Status, [property: Id(8)] DeliveryFailure? Failure, [property: Id(9)] DateTimeOffset BegunAt, [property: Id(10)] DateTimeOffset? TriedAt, [property: Id(11)] DateTimeOffset? Next);

/// <summary>The only spelling of a message's id as receivers see it, in the header webhook-id.</summary>
public static class WebhookMessageId
{
    public static string Of(Guid message) => $"msg_{message:N}";
}
