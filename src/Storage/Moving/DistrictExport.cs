using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Writes a suspended district into an archive.</summary>
public sealed class DistrictExport(Moves moves, IDistrictTransfer store, IKeyStore keys, KeyRing ring, ISignInTransfer signIns, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    /// <summary>Says in its journal that it is exported, then writes all of it as it stands after that. Its keys are in it, sealed once more than they are in the store.</summary>
    /// <param name="tables">The lists that this release has.</param>
    /// <exception cref="StorageException">It is not suspended, or has moved, or its journal is broken.</exception>
    public async Task<ArchiveCounts> Write(DistrictId district, string slug, string reason, Stream file, TransportKey key, IReadOnlyList<Table> tables, CancellationToken cancel = default)
    {
        var archive = Guid.NewGuid();
        await moves.Say(district, reason, order => new ExportDistrict(order, archive).Decide, cancel: cancel);
        using var writer = new ArchiveWriter(file, key);
        var start = new ArchiveStart(ArchiveContents.Format, archive, district.Value, slug, clock.GetUtcNow(), await ring.Pack(district, writer.PackingKey, cancel), RowText.Shape(tables));
        writer.Add(start);
        var count = new Tally(district);
        await store.Read(
            district,
            part =>
            {
                count.Add(part);
                writer.Add(part);
            },
            cancel);
        await WriteKeys(district, writer, count, cancel);
        await foreach (var row in signIns.Read(district, cancel))
        {
            var part = new MovedSignIn(row.Kind, row.Row);
            count.Add(part);
            writer.Add(part);
        }

        writer.Add(new ArchiveEnd(count.Counts, writer.Digest, (await signIns.Digest(district, cancel)).Bytes.ToArray()));
        writer.End();
        return count.Counts;
    }

    /// <summary>After the streams: a key that was destroyed since is of a text whose erasure stands in them, or moved a head, and then the archive is not released.</summary>
    private async Task WriteKeys(DistrictId district, ArchiveWriter writer, Tally count, CancellationToken cancel)
    {
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            var page = await keys.Page(district, last, AtOnce, cancel);
            foreach (var (owner, wrapped) in page)
            {
                var part = new MovedKey(owner, wrapped.Bytes.ToArray());
                count.Add(part);
                writer.Add(part);
            }

            after = page.Count == AtOnce ? page[^1].Owner : null;
        }
    }
}
