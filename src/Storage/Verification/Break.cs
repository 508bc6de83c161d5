using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What can be wrong with a journal.</summary>
public enum BreakKind
{
    /// <summary>An event or a head is not as it was written.</summary>
    Changed,

    /// <summary>An event between others is gone.</summary>
    Missing,

    /// <summary>The end is gone, from this version on.</summary>
    Truncated,

    /// <summary>The whole stream is gone.</summary>
    Deleted,

    /// <summary>The chain is whole in itself, but from this version on it is not the one that was signed.</summary>
    Rewritten,

    /// <summary>A checkpoint that must be there is gone.</summary>
    CheckpointMissing,

    /// <summary>A checkpoint is not as it was signed, or stands in another's place.</summary>
    CheckpointDamaged,
}

/// <summary>One break. Ids only; but whose stream it is says who is coached, so it is for the operator's eyes.</summary>
/// <param name="Stream">Null: it is a checkpoint, and <paramref name="Version"/> its number.</param>
/// <param name="Version">The first version that is not as it was.</param>
public sealed record Break(DistrictId District, StreamKey? Stream, long Version, BreakKind What)
{
    public static Break Of(StreamKey stream, long version, BreakKind what) => new(stream.District, stream, version, what);
}
