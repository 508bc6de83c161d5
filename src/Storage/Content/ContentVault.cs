using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Seals and opens content with the keys of a <see cref="KeyRing"/>; what is sealed together is 32 random bytes ‖ content.</summary>
public sealed class ContentVault(IContentStore store, KeyRing keys) : IContent
{
    private const int Salt = 32;

    public async Task<IReadOnlyList<(ContentRef Reference, SealedItem Item)>> Seal(DistrictId district, IReadOnlyList<ClearItem> items, CancellationToken cancel = default)
    {
        var opened = await keys.FindOrMake(district, Owners(items.Select(item => item.Owner)), cancel);
        var sealedItems = new (ContentRef, SealedItem)[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var (owner, item, content) = items[i];
            var clear = new byte[Salt + content.Length];
            RandomNumberGenerator.Fill(clear.AsSpan(0, Salt));
            content.Span.CopyTo(clear.AsSpan(Salt));
            sealedItems[i] = (
                new(item, new(SHA256.HashData(clear))),
                new(owner, item, Wrapping.Seal(opened[owner], Place(district, owner, item), clear)));
        }

        return sealedItems;
    }

    public async Task<IReadOnlyDictionary<ContentId, ReadOnlyMemory<byte>>> Open(
        DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, CancellationToken cancel = default)
    {
        if (items.Count == 0)
        {
            return new Dictionary<ContentId, ReadOnlyMemory<byte>>();
        }

        var found = await store.Find(district, items, cancel);
        var opened = await keys.Find(district, Owners(found.Select(item => item.Owner)), cancel);
        var contents = new Dictionary<ContentId, ReadOnlyMemory<byte>>(found.Count);
        foreach (var item in found)
        {
            if (opened.TryGetValue(item.Owner, out var key))
            {
                contents[item.Item] = OpenWith(key, district, item);
            }
        }

        return contents;
    }

    public async Task<Reading> OpenFor(
        DistrictId district, PersonId reader, Guid owner, ContentId item, IReadOnlyList<Guard> guards, CancellationToken cancel = default)
    {
        // The key is looked up first: the entry then says that the content was given, and it is.
        var opened = await keys.Find(district, [owner], cancel);
        var (outcome, taken) = await store.Take(district, reader.Value, owner, item, AccessEntry.Write(item), guards, cancel);
        return new(outcome, taken is not null && opened.TryGetValue(owner, out var key) ? OpenWith(key, district, taken) : (ReadOnlyMemory<byte>?)null);
    }

    public async Task Erase(DistrictId district, Guid owner, CancellationToken cancel = default)
    {
        await keys.Destroy(district, owner, cancel);
        await store.Delete(district, owner, cancel);
    }

    public async Task<IReadOnlyList<Digest>> Blind(DistrictId district, string purpose, IReadOnlyList<string> values, CancellationToken cancel = default)
    {
        var key = await keys.Derive(district, "blind " + purpose, cancel);
        return [.. values.Select(value => new Digest(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value))))];
    }

    private static ReadOnlyMemory<byte> OpenWith(byte[] key, DistrictId district, SealedItem item) =>
        Wrapping.Open(key, Place(district, item.Owner, item.Item), item.Sealed.Span).AsMemory(Salt);

    private static IReadOnlyList<Guid> Owners(IEnumerable<Guid> owners) => [.. owners.Distinct()];

    private static byte[] Place(DistrictId district, Guid owner, ContentId item) => Wrapping.Place((byte)'c', district.Value, owner, item.Value);
}
