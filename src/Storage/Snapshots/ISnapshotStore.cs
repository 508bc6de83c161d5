namespace DistrictCoaching.Storage;

/// <summary>What a stream added up to at a version. It saves work and is never truth: bytes that anybody may have changed, until seal and hash were checked.</summary>
/// <param name="Hash">The chain's value at that version: the history that it is a snapshot of.</param>
/// <param name="Format">Which build wrote the body; no other one reads it.</param>
/// <param name="Seal">HMAC-SHA256 over hash, format and body, with a key of the district.</param>
public sealed record Snapshot(StreamKey Stream, long Version, ReadOnlyMemory<byte> Hash, string Format, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Seal);

/// <summary>Snapshots as they lie in the journal's database, at most one for each stream.</summary>
public interface ISnapshotStore
{
    /// <summary>
    /// A stream's snapshot with the events from its own version on (the first of them is the one that it was taken after); without a snapshot all events.
    /// Sees everything acknowledged before the call.
    /// </summary>
    Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(StreamKey stream, CancellationToken cancel = default);

    /// <summary>Replaces the stream's snapshot, whatever it was.</summary>
    Task Keep(Snapshot snapshot, CancellationToken cancel = default);
}
