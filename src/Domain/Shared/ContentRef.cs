namespace DistrictCoaching.Domain;

/// <summary>What an event says of content: where it is and a commitment, SHA-256(32 random bytes ‖ content), that proves it unchanged and tells nothing of it.</summary>
/// <param name="Item">The sealed item.</param>
/// <param name="Commitment">32 bytes.</param>
public sealed record ContentRef(ContentId Item, Digest Commitment);

/// <summary>A SHA-256 value, compared by its bytes.</summary>
public readonly struct Digest(ReadOnlyMemory<byte> bytes) : IEquatable<Digest>
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public bool Equals(Digest other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    public override int GetHashCode() => Bytes.Length < 4 ? 0 : BitConverter.ToInt32(Bytes.Span);

    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);
}
