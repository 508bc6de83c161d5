using System.Collections.Immutable;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead has an address told what changes in the directory from now on.</summary>
/// <param name="Webhook">Its id, and the key with which its address is sealed.</param>
/// <param name="Position">The last of the directory's feed.</param>
/// <param name="Most">How many webhooks the district may have.</param>
public sealed record CreateWebhook(
    PersonFacts? By, Guid Webhook, ContentRef Address, WebhookSecret Secret, ImmutableArray<WebhookKind> Kinds, long Position, int Most, DateOnly Today, DateTimeOffset Now)
{
    public Decision<WebhooksEvent> Decide(Webhooks webhooks) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : Kinds.IsEmpty || !Kinds.All(Enum.IsDefined) ? new Refusal("WEBHOOK_KINDS")
        : webhooks.All.Length >= Most ? new Refusal("WEBHOOKS_TOO_MANY")
        : [new WebhookCreated(Webhook, By.Person, Address, Secret, [.. Kinds.Distinct().Order()], Position, Now)];
}
