using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Storage;

/// <summary>
/// The hash chain of a stream: SHA-256(previous ‖ fields), every field with its length before it, so that no two events are written alike.
/// </summary>
public static class Chain
{
    /// <summary>What stands before a stream's first event: 32 zeros.</summary>
    public static readonly ReadOnlyMemory<byte> Start = new byte[SHA256.HashSizeInBytes];

    private const int Fixed = 32 + (8 * 4) + 16 + 2 + 16 + 8 + 8 + 16;

    /// <summary>The chain's value after an event. <paramref name="time"/> counts as stored, in whole microseconds.</summary>
    public static byte[] Next(
        ReadOnlySpan<byte> previous, StreamKey stream, long version, string type, DateTimeOffset time, Guid actor, ReadOnlySpan<byte> body)
    {
        var length = Fixed + Encoding.UTF8.GetByteCount(type) + body.Length;
        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        previous.CopyTo(bytes);
        var rest = bytes[32..];
        Put(ref rest, stream.District.Value);
        BinaryPrimitives.WriteInt16BigEndian(Field(ref rest, 2), (short)stream.Kind);
        Put(ref rest, stream.Id);
        BinaryPrimitives.WriteInt64BigEndian(Field(ref rest, 8), version);
        Encoding.UTF8.GetBytes(type, Field(ref rest, Encoding.UTF8.GetByteCount(type)));
        BinaryPrimitives.WriteInt64BigEndian(Field(ref rest, 8), Micros.Of(time));
        Put(ref rest, actor);
        body.CopyTo(Field(ref rest, body.Length));
        return SHA256.HashData(bytes[..^rest.Length]);
    }

    /// <summary>The first event whose hash is not what its bytes make it, or that is missing; null where the chain is whole.</summary>
    /// <param name="past">The stream's events from the first on, or after <paramref name="version"/>.</param>
    /// <param name="hash">The chain's value at that version.</param>
    public static long? FirstBroken(StreamKey stream, IEnumerable<Past> past, long version = 0, ReadOnlyMemory<byte>? hash = null)
    {
        var previous = hash ?? Start;
        foreach (var one in past)
        {
            if (one.Version != ++version
                || !one.Hash.Span.SequenceEqual(Next(previous.Span, stream, version, one.Type, one.Time, one.Actor, one.Body.Span)))
            {
                return version;
            }

            previous = one.Hash;
        }

        return null;
    }

    private static void Put(ref Span<byte> rest, Guid id) => id.TryWriteBytes(Field(ref rest, 16), bigEndian: true, out _);

    private static Span<byte> Field(ref Span<byte> rest, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, length);
        var field = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return field;
    }
}
