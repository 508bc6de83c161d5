namespace DistrictCoaching.Domain;

/// <summary>
/// Nobody becomes her by a change of the roster: what says anew which record is hers closes her coaching to whoever signs in as her. Her consents are suspended with their end
/// unmoved, her content is closed, and only what stops something still works. It ends by itself; she then resumes what she wants.
/// </summary>
public static class Sealing
{
    /// <summary>Seven whole days, whatever the hour of the first one.</summary>
    public const int Length = 7;

    public static readonly Refusal Sealed = new("PERSON_SEALED");

    /// <summary>The days of a sealing that began on a day.</summary>
    public static Days From(DateOnly on) => new(on, on.AddDays(Length));
}

/// <summary>Why a person was sealed. The names are stored.</summary>
public enum SealCause
{
    /// <summary>A file names her by another key than before.</summary>
    MatchKeyChanged,

    /// <summary>Two records were joined.</summary>
    Merged,

    /// <summary>A record was taken from her.</summary>
    Split,

    /// <summary>Somebody signs in as her in another way than before, or her district took her sign-in away.</summary>
    SignInChanged,
}
