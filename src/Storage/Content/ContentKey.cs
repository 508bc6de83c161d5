using System.Buffers.Binary;
using System.Security.Cryptography;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Under which id the key of a teacher's texts is kept: apart from the key of her name, which is the district's own record, and another after each erasure, since a destroyed key is never made again.
/// </summary>
public static class ContentKey
{
    public static Guid Of(PersonId teacher, int erasures)
    {
        Span<byte> place = stackalloc byte[16 + 4];
        teacher.Value.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place[16..], erasures);
        return new(SHA256.HashData(place).AsSpan(0, 16));
    }
}
