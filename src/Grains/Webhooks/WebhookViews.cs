using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>Webhooks as they cross the wire.</summary>
internal static class WebhookViews
{
    public static WebhookView View(this Webhook webhook, string url) => new(
        webhook.Id, webhook.Number, url, webhook.Kinds, webhook.Stopped, webhook.By.Value, webhook.Created, webhook.Position, webhook.Waiting.Length, webhook.FailingSince, webhook.FormerUntil);

    public static DeliveryView View(this Delivery delivery, Webhook of) => new(
        delivery.Message, delivery.Number, delivery.IsTest, delivery.After, delivery.Until, delivery.State, delivery.Attempts, delivery.Status, delivery.Failure, delivery.Begun, delivery.TriedAt,
        delivery.State == DeliveryState.Waiting && of.Stopped is null ? delivery.Due : null);

    /// <summary>Texts that lie sealed, each with a key of its own; what was destroyed is left out.</summary>
    public static async Task<IReadOnlyDictionary<ContentId, string>> Texts(this IContent content, DistrictId district, params IEnumerable<(Guid Key, ContentRef Text)> sealedTexts) =>
        (await content.Open(district, [.. sealedTexts.Select(text => (text.Key, text.Text.Item))])).ToDictionary(text => text.Key, text => Encoding.UTF8.GetString(text.Value.Span));

    public static (Guid Key, ContentRef Text) Place(this WebhookSecret secret) => (secret.Key, secret.Text);
}
