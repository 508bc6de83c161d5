using System.Collections.Immutable;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>One address that is told of changes, and where telling it stands.</summary>
/// <param name="Number">Its number among all that the district ever had, from 1.</param>
public sealed record Webhook(Guid Id, int Number, PersonId By, DateTimeOffset Created, ContentRef Address, WebhookSecret Secret, ImmutableArray<WebhookKind> Kinds)
{
    /// <summary>How many accepted messages, and how many dead letters, are kept.</summary>
    public const int Kept = 100;

    /// <summary>How many messages can wait at once, those that somebody asked for among them.</summary>
    public const int MostWaiting = 20;

    /// <summary>For how long both signatures are sent after a rotation.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>The secret before this one, and until when it signs too.</summary>
    public WebhookSecret? Former { get; init; }

    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>The changes up to here are in messages.</summary>
    public long Position { get; init; }

    /// <summary>Why it is told nothing; none where it is told.</summary>
    public WebhookStop? Stopped { get; init; }

    /// <summary>The first of the tries since which nothing was accepted; none where the last one was.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many messages there ever were.</summary>
    public int Count { get; init; }

    /// <summary>Messages in the order in which they are sent: none before the first is accepted, or dead.</summary>
    public ImmutableArray<Delivery> Waiting { get; init; } = [];

    /// <summary>What was accepted, and dead letters; the last is the newest.</summary>
    public ImmutableArray<Delivery> Ended { get; init; } = [];

    public Delivery? Find(Guid message) => Waiting.Concat(Ended).FirstOrDefault(delivery => delivery.Message == message);

    /// <summary>The secrets that sign at a moment, the newest first.</summary>
    public IEnumerable<WebhookSecret> Signing(DateTimeOffset now) => Former is { } former && now < FormerUntil ? [Secret, former] : [Secret];

    internal Webhook Begin(MessageBegun e) => this with { Count = Count + 1, Position = e.Until, Waiting = Waiting.Add(new(e.Message, Count + 1, e.After, e.Until, e.At)) };

    /// <summary>A test waits for nobody.</summary>
    internal Webhook Begin(TestBegun e) => this with { Count = Count + 1, Waiting = Waiting.Insert(0, new(e.Message, Count + 1, Position, Position, e.At) { IsTest = true }) };

    internal Webhook Accept(MessageAccepted e) =>
        End(e.Message, delivery => delivery.Tried(null, e.Status, e.At) with { State = DeliveryState.Accepted }) with { FailingSince = null };

    /// <summary>A test that fails says nothing of the others.</summary>
    internal Webhook Fail(MessageNotAccepted e)
    {
        var failed = e.Next is { } next
            ? this with { Waiting = [.. Waiting.Select(delivery => delivery.Message == e.Message ? delivery.Tried(e.Why, e.Status, e.At) with { Due = next } : delivery)] }
            : End(e.Message, delivery => delivery.Tried(e.Why, e.Status, e.At) with { State = DeliveryState.Dead });
        return Find(e.Message) is { IsTest: true } ? failed : failed with { FailingSince = FailingSince ?? e.At };
    }

    internal Webhook Renew(MessageRenewed e) =>
        this with { Waiting = [Find(e.Message)!.Anew(e.At), .. Waiting.Where(other => other.Message != e.Message)], Ended = Ended.RemoveAll(ended => ended.Message == e.Message) };

    /// <summary>What waits is tried as if for the first time.</summary>
    internal Webhook Resume(DateTimeOffset at) => this with { Stopped = null, FailingSince = null, Waiting = [.. Waiting.Select(delivery => delivery.Anew(at))] };

    private Webhook End(Guid message, Func<Delivery, Delivery> end)
    {
        var ended = Ended.Add(end(Waiting.First(delivery => delivery.Message == message)));
        var alike = ended.Where(delivery => delivery.State == ended[^1].State).ToList();
        return this with { Waiting = Waiting.RemoveAll(delivery => delivery.Message == message), Ended = alike.Count > Kept ? ended.Remove(alike[0]) : ended };
    }
}

/// <summary>One message to a webhook.</summary>
/// <param name="Number">Its number among all of the webhook's, from 1.</param>
/// <param name="After">It tells the changes after this position …</param>
/// <param name="Until">… up to this one.</param>
public sealed record Delivery(Guid Message, int Number, long After, long Until, DateTimeOffset Begun)
{
    public bool IsTest { get; init; }

    public DeliveryState State { get; init; } = DeliveryState.Waiting;

    /// <summary>How often it was tried, since somebody last asked for it.</summary>
    public int Attempts { get; init; }

    /// <summary>What was last answered.</summary>
    public int? Status { get; init; }

    /// <summary>Why the last try failed; none where it did not.</summary>
    public DeliveryFailure? Failure { get; init; }

    /// <summary>The last try.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset Due { get; init; } = Begun;

    internal Delivery Tried(DeliveryFailure? failure, int? status, DateTimeOffset at) => this with { Attempts = Attempts + 1, Failure = failure, Status = status, TriedAt = at };

    internal Delivery Anew(DateTimeOffset at) => this with { State = DeliveryState.Waiting, Attempts = 0, Due = at };
}
