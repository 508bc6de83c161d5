using System.Text.Json.Serialization;

namespace DistrictCoaching.Domain;

/// <summary>What a district decided about itself.</summary>
public abstract record DistrictEvent
{
    private DistrictEvent()
    {
    }

    public sealed record DistrictFounded(DistrictKind Kind, ZoneName Zone, ContentRef Name) : DistrictEvent;

    /// <summary>A notice's text in one language; each publication has the next number.</summary>
    public sealed record NoticePublished(NoticeId Notice, int Number, NoticeLanguage Language, ContentRef Text) : DistrictEvent;

    public sealed record PolicySet(Policy Policy) : DistrictEvent;

    public sealed record ImportPolicySet(ImportPolicy Policy) : DistrictEvent;

    /// <summary>From where the roster is fetched, in the place of what was set before.</summary>
    /// <param name="By">In whose name it is fetched by the clock, as long as she may import.</param>
    /// <param name="Access">Addresses and credentials.</param>
    public sealed record RosterSourceSet(Guid Source, PersonId By, ContentRef Access, int? Hour) : DistrictEvent;

    public sealed record RosterSourceRemoved(Guid Source) : DistrictEvent;

    /// <summary>With what the district's people sign in, in the place of what was set before.</summary>
    /// <param name="Access">Which provider, how it is reached and whom it may name.</param>
    public sealed record SignInProviderSet(Guid Provider, PersonId By, ContentRef Access) : DistrictEvent;

    public sealed record SignInProviderRemoved(Guid Provider) : DistrictEvent;

    public sealed record DistrictSuspended(OperatorOrder Order) : DistrictEvent;

    /// <summary>It works again; a deletion that was ordered is called off.</summary>
    public sealed record DistrictResumed(OperatorOrder Order) : DistrictEvent;

    /// <summary>What it may have and spend from now on.</summary>
    public sealed record DistrictLimitsSet(OperatorOrder Order, DistrictLimits Limits) : DistrictEvent;

    /// <summary>One of its leads is given a link to sign in.</summary>
    /// <param name="Until">How long the link works.</param>
    public sealed record LeadSignInGiven(OperatorOrder Order, PersonId Lead, DateTimeOffset Until) : DistrictEvent;

    /// <summary>It is deleted when its time has come, unless it is resumed before.</summary>
    public sealed record DistrictDeletionOrdered(OperatorOrder Order, DateTimeOffset Due) : DistrictEvent;

    /// <summary>It is written into an archive, to be moved to another service; the newest one counts.</summary>
    public sealed record DistrictExported(OperatorOrder Order, Guid Archive) : DistrictEvent;

    /// <summary>It stays here, and its archive is worth nothing.</summary>
    public sealed record DistrictExportCalledOff(OperatorOrder Order) : DistrictEvent;

    /// <summary>It lives elsewhere from here on: it was let go with this archive, and is never resumed here.</summary>
    /// <param name="Digest">Of all that is in the archive.</param>
    /// <param name="Arrival">The number of the one place where it may be opened.</param>
    public sealed record DistrictMoved(OperatorOrder Order, Guid Archive, Digest Digest, Guid Arrival) : DistrictEvent;

    /// <summary>It came from another service with this archive, and lives here from here on.</summary>
    public sealed record DistrictArrived(OperatorOrder Order, Guid Archive) : DistrictEvent;

    /// <summary>The database was restored to an earlier point: what was said here after it is gone, but for what was ended.</summary>
    public sealed record DistrictRestored(OperatorOrder Order, Guid Restore) : DistrictEvent;

    /// <summary>The last event: from here on nothing brings it back.</summary>
    public sealed record DistrictDeletionBegan : DistrictEvent;
}

/// <summary>Whether a district is real or for training. The names are stored.</summary>
public enum DistrictKind
{
    /// <summary>A real district.</summary>
    Live,

    /// <summary>For learning the product; nobody in it is real.</summary>
    Training,
}

/// <summary>The languages of the product. The names are stored.</summary>
public enum NoticeLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>An IANA time zone, for example America/Chicago.</summary>
[method: JsonConstructor]
public readonly record struct ZoneName(string Value)
{
    public bool Known => Value.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(Value, out _);

    /// <summary>The local date in this zone.</summary>
    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Now(clock).DateTime);

    /// <summary>The local date in this zone at a moment.</summary>
    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(Value)).DateTime);

    /// <summary>The local time in this zone.</summary>
    public DateTimeOffset Now(TimeProvider clock) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Value));
}

/// <summary>A district's renameable alias: 2 to 63 of a-z, 0-9 and hyphens, not at either end.</summary>
[method: JsonConstructor]
public readonly record struct Slug(string Value)
{
    public bool Valid =>
        Value.Length is >= 2 and <= 63 && Value[0] != '-' && Value[^1] != '-' && Value.All(sign => sign is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
