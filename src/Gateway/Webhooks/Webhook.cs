using System.Globalization;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;
using GraphQL.DataLoader;

namespace DistrictCoaching.Gateway;

/// <summary>An address that is told of changes in the directory: what changed, by kind and id, in the order of `changes`. Nothing of coaching is told, and nobody's name. Its secret is never shown again.</summary>
public sealed class Webhook(WebhookView view)
{
    /// <summary>The webhook's id.</summary>
    [Id]
    public string Id => NodeId.Of("Webhook", view.Id);

    /// <summary>Where messages are sent.</summary>
    public string Url => view.Url;

    /// <summary>What it is told.</summary>
    public IEnumerable<WebhookKind> Kinds => view.Kinds;

    /// <summary>Whether it is told at all.</summary>
    public bool Enabled => view.Stopped is null;

    /// <summary>Why it is told nothing; null where it is told.</summary>
    public WebhookStop? DisabledBecause => view.Stopped;

    /// <summary>Who created it.</summary>
    public IDataLoaderResult<Person?> CreatedBy([FromUserContext] Caller caller, [FromServices] PersonLoader people) => people.Load(caller, view.By);

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt => view.CreatedAt;

    /// <summary>The changes up to this position were accepted, or are in a message that waits or is a dead letter.</summary>
    public int Position => (int)view.Position;

    /// <summary>How many messages wait to be sent, or to be sent again.</summary>
    public int Waiting => view.Waiting;

    /// <summary>The first of the tries since which nothing was accepted; null where the last one was.</summary>
    public DateTimeOffset? FailingSince => view.FailingSince;

    /// <summary>Until when messages are signed with the secret before as well; null where there is none.</summary>
    public DateTimeOffset? FormerSecretUntil => view.FormerSecretUntil;

    /// <summary>What it was and is sent, newest first: all that waits, the last 100 that were accepted, and the last 100 dead letters.</summary>
    /// <param name="state">Only those that stand so; DEAD are the dead letters.</param>
    public async Task<Connection<WebhookDelivery>> Deliveries(DeliveryState? state, Page page, [FromUserContext] Caller caller, [FromServices] Grains grains)
    {
        var all = (await grains.Webhooks(caller).Deliveries(view.Id)).Where(delivery => delivery.State == (state ?? delivery.State)).ToList();
        var before = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        return page.Connection(
            [.. all.Where(delivery => delivery.Number < before).Take(page.Take)], delivery => delivery.Number.ToString(CultureInfo.InvariantCulture), delivery => new WebhookDelivery(delivery), all.Count);
    }
}

/// <summary>A message to a webhook. What it says is not kept: it is made of the feed of changes at each try, and is the same each time.</summary>
public sealed class WebhookDelivery(DeliveryView view)
{
    /// <summary>The delivery's id.</summary>
    [Id]
    public string Id => NodeId.Of("WebhookDelivery", view.Message);

    /// <summary>What stands in the header `webhook-id`, the same at each try.</summary>
    public string MessageId => WebhookMessageId.Of(view.Message);

    /// <summary>Whether it is a test, which tells nothing.</summary>
    public bool Test => view.IsTest;

    /// <summary>It tells the changes after this position ...</summary>
    public int AfterPosition => (int)view.After;

    /// <summary>... up to this one, of the webhook's kinds.</summary>
    public int Position => (int)view.Until;

    /// <summary>Where it stands.</summary>
    public DeliveryState State => view.State;

    /// <summary>How often it was tried since somebody last asked for it, or since it began to wait.</summary>
    public int Attempts => view.Attempts;

    /// <summary>The HTTP status that was last answered; null where nothing was.</summary>
    public int? Status => view.Status;

    /// <summary>Why the last try failed; null where it did not.</summary>
    public DeliveryFailure? Failure => view.Failure;

    /// <summary>When it began to wait.</summary>
    public DateTimeOffset BegunAt => view.BegunAt;

    /// <summary>When it was last tried.</summary>
    public DateTimeOffset? TriedAt => view.TriedAt;

    /// <summary>When it is tried next, if those before it are accepted by then; null where it is not.</summary>
    public DateTimeOffset? NextTryAt => view.Next;
}
