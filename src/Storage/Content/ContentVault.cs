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
        var opened = await keys.FindOrMake(district, Distinct(items.Select(item => item.Key)), cancel);
        var sealedItems = new (ContentRef, SealedItem)[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var ((owner, item, content), key) = (items[i], opened[items[i].Key]);
            var clear = new byte[Salt + content.Length];
            RandomNumberGenerator.Fill(clear.AsSpan(0, Salt));
            content.Span.CopyTo(clear.AsSpan(Salt));
            sealedItems[i] = (
                new(item, new(SHA256.HashData(clear))),
                new(owner, item, Wrapping.Seal(key, Place(district, owner, item), clear)));
        }

        return sealedItems;
    }

    public async Task<IReadOnlyDictionary<ContentId, ReadOnlyMemory<byte>>> Open(
        DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, Guid? key = null, CancellationToken cancel = default)
    {
        if (items.Count == 0)
        {
            return new Dictionary<ContentId, ReadOnlyMemory<byte>>();
        }

        var found = await store.Find(district, items, cancel);
        var opened = await keys.Find(district, Distinct(found.Select(item => key ?? item.Owner)), cancel);
        var contents = new Dictionary<ContentId, ReadOnlyMemory<byte>>(found.Count);
        foreach (var item in found)
        {
            if (opened.TryGetValue(key ?? item.Owner, out var opens))
            {
                contents[item.Item] = OpenWith(opens, district, item);
            }
        }

        return contents;
    }

    public async Task<Reading> OpenFor(
        DistrictId district, PersonId reader, Guid owner, ContentId item, IReadOnlyList<Guard> guards, Guid? key = null, CancellationToken cancel = default)
    {
        // The key is looked up first: the entry then says that the content was given, and it is.
        var opened = await keys.Find(district, [key ?? owner], cancel);
        var (outcome, taken) = await store.Take(district, reader.Value, owner, item, AccessEntry.Write(item), guards, cancel);
        return new(outcome, taken is not null && opened.TryGetValue(key ?? owner, out var opens) ? OpenWith(opens, district, taken) : (ReadOnlyMemory<byte>?)null);
    }

    public Task Destroy(DistrictId district, Guid key, CancellationToken cancel = default) => keys.Destroy(district, key, cancel);

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

    private static IReadOnlyList<Guid> Distinct(IEnumerable<Guid> keys) => [.. keys.Distinct()];

    private static byte[] Place(DistrictId district, Guid owner, ContentId item) => Wrapping.Place((byte)'c', district.Value, owner, item.Value);
}
