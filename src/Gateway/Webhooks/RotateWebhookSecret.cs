using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has messages signed with a new secret. For 24 hours they are signed with the one before as well; one before that is destroyed at once.</summary>
    public static async Task<WebhookSecretPayload> RotateWebhookSecret(RotateWebhookSecretInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).RotateWebhookSecret(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId))));
}

/// <summary>A webhook whose secret is to be another.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
public sealed record RotateWebhookSecretInput(Guid OperationId, [property: Id] string WebhookId);
