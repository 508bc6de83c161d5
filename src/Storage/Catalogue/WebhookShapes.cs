using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class WebhookShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("webhook.created/1", EventJson.Default.WebhookCreated),
        Shape.Is("webhook-secret.rotated/1", EventJson.Default.WebhookSecretRotated),
        Shape.Is("webhook-secret.expired/1", EventJson.Default.WebhookSecretExpired),
        Shape.Is("webhook.disabled/1", EventJson.Default.WebhookDisabled),
        Shape.Is("webhook.enabled/1", EventJson.Default.WebhookEnabled),
        Shape.Is("webhook.deleted/1", EventJson.Default.WebhookDeleted),
        Shape.Is("webhook-key.destroyed/1", EventJson.Default.WebhookKeyDestroyed),
        Shape.Is("webhook-message.begun/1", EventJson.Default.MessageBegun),
        Shape.Is("webhook-test.begun/1", EventJson.Default.TestBegun),
        Shape.Is("webhook-message.accepted/1", EventJson.Default.MessageAccepted),
        Shape.Is("webhook-message.not-accepted/1", EventJson.Default.MessageNotAccepted),
        Shape.Is("webhook-message.renewed/1", EventJson.Default.MessageRenewed),
        Shape.Is("webhook.rewound/1", EventJson.Default.WebhookRewound),
    ];
}
