using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has an address told what changes in the directory from now on: signed, in order, and again until it is accepted. It belongs to the district, and stays when she leaves.</summary>
    public static async Task<WebhookSecretPayload> CreateWebhook(CreateWebhookInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).CreateWebhook(new(input.OperationId, caller.By, input.Url, [.. input.Kinds])));
}

/// <summary>An address and what it is told.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="Url">An https address on the Internet, at most 2,000 characters.</param>
/// <param name="Kinds">What it is told; one at least.</param>
public sealed record CreateWebhookInput(Guid OperationId, string Url, IReadOnlyList<WebhookKind> Kinds);
