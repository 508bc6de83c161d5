using System.Collections.Immutable;

namespace DistrictCoaching.Contracts;

/// <summary>Which of her two chains an entry stands in.</summary>
public enum JournalPart
{
    /// <summary>What was granted, changed and done.</summary>
    Acts,

    /// <summary>Who read what of hers.</summary>
    Reads,
}

/// <param name="Type">The stored name, for example <c>consent.granted/1</c>.</param>
/// <param name="Concerns">The id of what it is about (consent, activity, invitation, content), where there is one.</param>
[GenerateSerializer, Immutable, Alias("journal-entry")]
public sealed record JournalEntryView(
    [property: Id(0)] JournalPart Part, [property: Id(1)] long Version, [property: Id(2)] string Type, [property: Id(3)] DateTimeOffset Time, [property: Id(4)] Guid Actor,
    [property: Id(5)] Guid? Concerns, [property: Id(6)] ImmutableArray<byte> Hash);

[GenerateSerializer, Immutable, Alias("journal-entries")]
public sealed record JournalEntriesView([property: Id(0)] ImmutableArray<JournalEntryView> Entries, [property: Id(1)] long Total);

/// <summary>Whether her chains are whole, and if not, where the first break is.</summary>
/// <param name="What">Changed, Missing, Truncated, Deleted or Rewritten.</param>
[GenerateSerializer, Immutable, Alias("verification")]
public sealed record VerificationView([property: Id(0)] bool Whole, [property: Id(1)] JournalPart? Part, [property: Id(2)] long? Version, [property: Id(3)] string? What);

/// <summary>How far somebody has read her journal: the versions of its two chains.</summary>
[GenerateSerializer, Immutable, Alias("journal-place")]
public sealed record JournalPlace([property: Id(0)] long Acts, [property: Id(1)] long Reads);

/// <param name="Entries">In the order in which they happened.</param>
/// <param name="Place">Right after the last of them.</param>
/// <param name="Total">How many there are in all, those of before too.</param>
[GenerateSerializer, Immutable, Alias("journal-since")]
public sealed record JournalSinceView([property: Id(0)] ImmutableArray<JournalEntryView> Entries, [property: Id(1)] JournalPlace Place, [property: Id(2)] long Total);
