using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

/// <summary>The steps of one webhook: changes become a message, and a message is sent; each is written down before the next.</summary>
internal sealed partial class WebhooksGrain
{
    /// <summary>How many changes a message tells at most.</summary>
    private const int AtOnce = 100;

    /// <summary>False where there is nothing to do now.</summary>
    private async Task<bool> Step(Webhook webhook, CancellationToken leaving)
    {
        if (webhook.Waiting is [var next, ..])
        {
            return next.Due <= Now && await Send(webhook, next, leaving);
        }

        var changes = await feed.Of(District, webhook.Kinds, webhook.Position, long.MaxValue, AtOnce, leaving);
        if (changes is not [.., var last])
        {
            return false;
        }

        await Record(webhooks => WorkOnWebhooks.Begun(webhooks, webhook, Guid.NewGuid(), last.Position, Now));
        return true;
    }

    private async Task<bool> Send(Webhook webhook, Delivery next, CancellationToken leaving)
    {
        var secrets = webhook.Signing(Now).ToList();
        var texts = await Services.Content.Texts(District, [(webhook.Id, webhook.Address), .. secrets.Select(secret => secret.Place())]);
        if (!texts.TryGetValue(webhook.Address.Item, out var url))
        {
            return false;    // deleted at this very moment
        }

        var changes = next.IsTest ? [] : await feed.Of(District, webhook.Kinds, next.After, next.Until, AtOnce, leaving);
        var tried = await sender.Send(url, secrets.Where(secret => texts.ContainsKey(secret.Text.Item)).Select(secret => texts[secret.Text.Item]), next.Message, Now, WebhookMessage.Body(next, changes), leaving);
        WebhookMeters.Count(tried);
        await Record(webhooks => tried is { Accepted: true, Status: { } status }
            ? WorkOnWebhooks.Accepted(webhooks, webhook.Id, next, status, Now)
            : WorkOnWebhooks.NotAccepted(webhooks, webhook.Id, next, tried.Failure!.Value, tried.Status, Random.Shared.NextDouble(), Now));
        return true;
    }
}
