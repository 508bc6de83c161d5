using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What happened to a district's webhooks. Addresses and secrets are sealed, and a message is named by the changes that it tells.</summary>
public abstract record WebhooksEvent
{
    private WebhooksEvent()
    {
    }

    /// <param name="Address">Where messages go, sealed with the webhook's own key.</param>
    /// <param name="Kinds">What is told to it, for as long as it lives.</param>
    /// <param name="Position">Of the directory's feed: told is what comes after it.</param>
    public sealed record WebhookCreated(
        Guid Webhook, PersonId By, ContentRef Address, WebhookSecret Secret, ImmutableArray<WebhookKind> Kinds, long Position, DateTimeOffset At) : WebhooksEvent;

    /// <summary>Messages are signed with another secret, and until then with the one before as well.</summary>
    public sealed record WebhookSecretRotated(Guid Webhook, WebhookSecret Secret, DateTimeOffset Until) : WebhooksEvent;

    /// <summary>The time of the secret before is over.</summary>
    public sealed record WebhookSecretExpired(Guid Webhook) : WebhooksEvent;

    public sealed record WebhookDisabled(Guid Webhook, WebhookStop Why, DateTimeOffset At) : WebhooksEvent;

    public sealed record WebhookEnabled(Guid Webhook, DateTimeOffset At) : WebhooksEvent;

    public sealed record WebhookDeleted(Guid Webhook) : WebhooksEvent;

    /// <summary>A key of something that is gone was destroyed.</summary>
    public sealed record WebhookKeyDestroyed(Guid Key) : WebhooksEvent;

    /// <summary>The changes after a position, up to another one, are to be told.</summary>
    public sealed record MessageBegun(Guid Webhook, Guid Message, long After, long Until, DateTimeOffset At) : WebhooksEvent;

    /// <summary>A message that tells nothing is to be sent once.</summary>
    public sealed record TestBegun(Guid Webhook, Guid Message, DateTimeOffset At) : WebhooksEvent;

    public sealed record MessageAccepted(Guid Webhook, Guid Message, int Status, DateTimeOffset At) : WebhooksEvent;

    /// <param name="Status">What was answered; none where nothing was.</param>
    /// <param name="Next">When it is tried again; never, where it is a dead letter now.</param>
    public sealed record MessageNotAccepted(Guid Webhook, Guid Message, DeliveryFailure Why, int? Status, DateTimeOffset At, DateTimeOffset? Next) : WebhooksEvent;

    /// <summary>Somebody has a message sent again, before all others.</summary>
    public sealed record MessageRenewed(Guid Webhook, Guid Message, DateTimeOffset At) : WebhooksEvent;

    /// <summary>Somebody has everything after a position told again.</summary>
    public sealed record WebhookRewound(Guid Webhook, long Position) : WebhooksEvent;
}

/// <summary>What a message is signed with.</summary>
/// <param name="Key">The key with which it is sealed, and which is destroyed with it.</param>
public sealed record WebhookSecret(Guid Key, ContentRef Text);

/// <summary>What a webhook can be told of the directory. The names are stored.</summary>
public enum WebhookKind
{
    /// <summary>A school is in the directory and was not before.</summary>
    SchoolListed,

    /// <summary>The directory says something else of a school.</summary>
    SchoolChanged,

    /// <summary>A school is in the directory no more.</summary>
    SchoolRemoved,

    /// <summary>A person is in the directory and was not before.</summary>
    PersonListed,

    /// <summary>The directory says something else of a person.</summary>
    PersonChanged,

    /// <summary>A person is in the directory no more: whoever keeps a copy deletes it there too.</summary>
    PersonRemoved,
}

/// <summary>Why a webhook is told nothing. The names are stored.</summary>
public enum WebhookStop
{
    /// <summary>A district lead disabled it.</summary>
    Asked,

    /// <summary>It accepted nothing for five days.</summary>
    Failing,

    /// <summary>It answered 410 Gone.</summary>
    Gone,
}

/// <summary>Why a message was not accepted. The names are stored.</summary>
public enum DeliveryFailure
{
    /// <summary>The receiver answered with another status than 2xx.</summary>
    Status,

    /// <summary>The receiver could not be reached: no such name, no connection, no certificate that can be believed.</summary>
    Unreachable,

    /// <summary>The receiver did not answer within ten seconds.</summary>
    TooSlow,

    /// <summary>The address leads to a machine that is not on the Internet.</summary>
    PrivateAddress,
}

/// <summary>Where a message stands.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, or to be sent again.</summary>
    Waiting,

    /// <summary>The receiver accepted it.</summary>
    Accepted,

    /// <summary>It is a dead letter: it was not accepted, and is sent again only when somebody asks for it.</summary>
    Dead,
}
