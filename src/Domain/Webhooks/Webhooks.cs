using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district's webhooks, oldest first.</summary>
public sealed record Webhooks
{
    /// <summary>How many a district may have, unless those who run the service set another number for it; each is sent one message at a time.</summary>
    public const int Most = 10;

    public ImmutableArray<Webhook> All { get; init; } = [];

    /// <summary>How many there ever were.</summary>
    public int Count { get; init; }

    /// <summary>Keys of what is gone, which are to be destroyed.</summary>
    public ImmutableArray<Guid> Doomed { get; init; } = [];

    public Webhook? Find(Guid webhook) => All.FirstOrDefault(one => one.Id == webhook);

    public static Webhooks Evolve(Webhooks webhooks, WebhooksEvent happened) => happened switch
    {
        WebhookCreated e => webhooks with
        {
            Count = webhooks.Count + 1,
            All = webhooks.All.Add(new(e.Webhook, webhooks.Count + 1, e.By, e.At, e.Address, e.Secret, e.Kinds) { Position = e.Position }),
        },
        WebhookSecretRotated e => webhooks.Doom(webhooks.Find(e.Webhook)?.Former?.Key).Change(e.Webhook, one => one with { Secret = e.Secret, Former = one.Secret, FormerUntil = e.Until }),
        WebhookSecretExpired e => webhooks.Doom(webhooks.Find(e.Webhook)?.Former?.Key).Change(e.Webhook, one => one with { Former = null, FormerUntil = null }),
        WebhookDisabled e => webhooks.Change(e.Webhook, one => one with { Stopped = e.Why }),
        WebhookEnabled e => webhooks.Change(e.Webhook, one => one.Resume(e.At)),
        WebhookDeleted e => webhooks.Doom(e.Webhook, webhooks.Find(e.Webhook)?.Secret.Key, webhooks.Find(e.Webhook)?.Former?.Key) with { All = webhooks.All.RemoveAll(one => one.Id == e.Webhook) },
        WebhookKeyDestroyed e => webhooks with { Doomed = webhooks.Doomed.Remove(e.Key) },
        MessageBegun e => webhooks.Change(e.Webhook, one => one.Begin(e)),
        TestBegun e => webhooks.Change(e.Webhook, one => one.Begin(e)),
        MessageAccepted e => webhooks.Change(e.Webhook, one => one.Accept(e)),
        MessageNotAccepted e => webhooks.Change(e.Webhook, one => one.Fail(e)),
        MessageRenewed e => webhooks.Change(e.Webhook, one => one.Renew(e)),
        WebhookRewound e => webhooks.Change(e.Webhook, one => one with { Position = e.Position }),
        _ => throw new UnreachableException($"No rule evolves webhooks by {happened.GetType().Name}."),
    };

    private Webhooks Change(Guid webhook, Func<Webhook, Webhook> change) => this with { All = [.. All.Select(one => one.Id == webhook ? change(one) : one)] };

    private Webhooks Doom(params ReadOnlySpan<Guid?> keys)
    {
        var doomed = Doomed;
        foreach (var key in keys)
        {
            doomed = key is { } gone ? doomed.Add(gone) : doomed;
        }

        return this with { Doomed = doomed };
    }
}
