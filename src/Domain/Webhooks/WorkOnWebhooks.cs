using System.Collections.Immutable;
using System.Net;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>What the service does of webhooks by itself. Each is decided on what the journal has: done twice it is done once.</summary>
public static class WorkOnWebhooks
{
    /// <summary>It is disabled when it accepted nothing for so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>How long is waited after each try: about three days in all.</summary>
    private static readonly ImmutableArray<TimeSpan> Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    /// <summary>The next changes become a message, where nobody else made them one.</summary>
    public static Decision<WebhooksEvent> Begun(Webhooks webhooks, Webhook seen, Guid message, long until, DateTimeOffset now) =>
        webhooks.Find(seen.Id) is { Stopped: null, Waiting: [] } webhook && webhook.Position == seen.Position ? [new MessageBegun(webhook.Id, message, webhook.Position, until, now)] : [];

    public static Decision<WebhooksEvent> Accepted(Webhooks webhooks, Guid webhook, Delivery tried, int status, DateTimeOffset now) =>
        Stands(webhooks, webhook, tried) ? [new MessageAccepted(webhook, tried.Message, status, now)] : [];

    /// <param name="jitter">0 to 1: how much of a fifth the wait is made longer by, so that many do not come back at one moment.</param>
    public static Decision<WebhooksEvent> NotAccepted(Webhooks webhooks, Guid id, Delivery tried, DeliveryFailure why, int? status, double jitter, DateTimeOffset now)
    {
        if (!Stands(webhooks, id, tried))
        {
            return [];
        }

        var isGone = status == (int)HttpStatusCode.Gone;
        var next = isGone || tried.IsTest || tried.Attempts >= Waits.Length ? null : now + (Waits[tried.Attempts] * (1 + (jitter / 5))) as DateTimeOffset?;
        var failed = new MessageNotAccepted(id, tried.Message, why, status, now, next);
        return isGone ? [failed, new WebhookDisabled(id, WebhookStop.Gone, now)]
            : !tried.IsTest && webhooks.Find(id)!.FailingSince is { } since && now - since >= Patience ? [failed, new WebhookDisabled(id, WebhookStop.Failing, now)]
            : [failed];
    }

    /// <summary>Secrets that sign no more.</summary>
    public static Decision<WebhooksEvent> Expired(Webhooks webhooks, DateTimeOffset now) =>
        [.. webhooks.All.Where(webhook => webhook.FormerUntil <= now).Select(webhook => new WebhookSecretExpired(webhook.Id))];

    public static Decision<WebhooksEvent> Destroyed(Webhooks webhooks, Guid key) => webhooks.Doomed.Contains(key) ? [new WebhookKeyDestroyed(key)] : [];

    /// <summary>Whether nobody else said how this try ended, and the webhook is still there to be told.</summary>
    private static bool Stands(Webhooks webhooks, Guid webhook, Delivery tried) => webhooks.Find(webhook)?.Waiting.Contains(tried) ?? false;
}
