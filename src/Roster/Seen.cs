using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>Which ids came already. Keeps 16 bytes of each, so that a million students' ids are neither kept nor costly.</summary>
internal sealed class Seen
{
    private readonly HashSet<UInt128> ids = [];

    public bool Add(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return ids.Add(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
