using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>How an append ended.</summary>
public enum Outcome
{
    /// <summary>Every head stood; the events, if any, are durable with their rows and content.</summary>
    Appended,

    /// <summary>This operation was recorded earlier; nothing was written.</summary>
    Repeated,

    /// <summary>Its id was recorded earlier with another request; nothing was written.</summary>
    Reused,

    /// <summary>A head stood elsewhere; nothing was written.</summary>
    Moved,
}

/// <summary>An event as it is to be stored: its stored name and version, for example <c>consent.granted/1</c>, and its bytes.</summary>
public sealed record Stored(string Type, ReadOnlyMemory<byte> Body);

/// <summary>An event as it was stored. <paramref name="Hash"/> is the chain's value after it (32 bytes).</summary>
/// <param name="Actor">Who caused it; <see cref="Guid.Empty"/> where nobody did.</param>
public sealed record Past(long Version, string Type, DateTimeOffset Time, Guid Actor, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Hash);

/// <summary>Another stream's head that must stand at a version for an append to be made.</summary>
public readonly record struct Guard(StreamKey Stream, long Version);

/// <summary>Who asked for what, under an id that the caller chose. Unique per stream, known for 30 days.</summary>
/// <param name="Request">SHA-256 of use case, asker and input; of no clock, version or fact.</param>
public sealed record Operation(Guid Id, Guid Actor, Digest Request);

/// <summary>One append: a stream's next events with their rows and content, all or nothing.</summary>
/// <param name="Expected">The version that the stream's head must have (0: no stream yet).</param>
/// <param name="Events">None makes this a head read, unless it was <see cref="Accepted"/>; its operation is looked up but not remembered.</param>
public sealed record Change(
    StreamKey Stream,
    long Expected,
    Operation Operation,
    IReadOnlyList<Stored> Events,
    IReadOnlyList<Guard> Guards,
    IReadOnlyList<RowChange> Rows,
    IReadOnlyList<SealedItem> Contents)
{
    /// <summary>
    /// There was nothing to do, and the operation is remembered nevertheless, so that asked again it does nothing again. In a stream that has not begun it leaves no trace.
    /// </summary>
    public bool Accepted { get; init; }

    internal bool Reads => Events.Count == 0 && !Accepted;
}

/// <summary>The only source of truth: append-only, hash-chained per stream, group-committed.</summary>
/// <remarks>
/// An <see cref="IOException"/> (or a provider's exception) from <see cref="Append"/> means that the outcome is unknown: load again before answering.
/// </remarks>
public interface IJournal
{
    /// <summary>A stream's events after a version, in order; none for an unknown stream. Sees everything acknowledged before the call.</summary>
    Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default);

    /// <summary>
    /// Decided on the heads as they are when the append runs, never earlier than this call. The operation is looked at first (same again: <see cref="Outcome.Repeated"/>,
    /// even where heads moved since), then the stream's head, then the guards.
    /// </summary>
    Task<Outcome> Append(Change change);

    /// <summary>The stream's version right after an operation's events; null for an operation that is not (or no longer) known.</summary>
    Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default);
}
