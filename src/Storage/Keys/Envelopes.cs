using System.Security.Cryptography;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Seals what travels outside of the store, such as in an address, with a person's own key: only for her does it open, and no more once she is erased.</summary>
public sealed class Envelopes(KeyRing keys)
{
    /// <exception cref="ErasedException">Her key was destroyed.</exception>
    public async Task<byte[]> Seal(DistrictId district, PersonId owner, ReadOnlyMemory<byte> clear, CancellationToken cancel = default) =>
        Wrapping.Seal((await keys.FindOrMake(district, [owner.Value], cancel))[owner.Value], Place(district, owner), clear.Span);

    /// <summary>Null: it is not hers, or was never sealed here, or cannot be opened any more.</summary>
    public async Task<byte[]?> Open(DistrictId district, PersonId owner, ReadOnlyMemory<byte> closed, CancellationToken cancel = default)
    {
        try
        {
            return (await keys.Find(district, [owner.Value], cancel)).TryGetValue(owner.Value, out var key) ? Wrapping.Open(key, Place(district, owner), closed.Span) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Place(DistrictId district, PersonId owner) => Wrapping.Place((byte)'e', district.Value, owner.Value);
}
