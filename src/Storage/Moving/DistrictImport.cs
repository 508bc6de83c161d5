using System.Security.Cryptography;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Writes a district out of an archive. Until it is opened it is no district of this service: nobody finds it and nobody signs in to it. Killed at any point, it is run again; a newer archive of the same district goes on from an older one.</summary>
public sealed class DistrictImport(Moves moves, IDistrictTransfer store, IDistrictStore removal, IHeads heads, IKeyStore keys, KeyRing ring, ISignInTransfer signIns)
{
    private const int AtOnce = 500;

    /// <summary>Nothing is written before all of the archive was checked, and that it may come here.</summary>
    /// <param name="tables">The lists that this release has.</param>
    /// <returns>The receipt with which the district is released for here.</returns>
    /// <exception cref="StorageException">The district or its slug is here already, or the archive is of another release.</exception>
    public async Task<string> Write(ArchiveContents archive, IReadOnlyList<Table> tables, CancellationToken cancel = default)
    {
        if (archive.Start.Tables != RowText.Shape(tables))
        {
            throw new StorageException("ARCHIVE_OTHER_RELEASE", "The archive was written by another release, whose lists have another shape. Run the same release on both services.");
        }

        var district = archive.District;
        var here = (await heads.Heads(district, cancel)).ToDictionary(head => head.Stream);
        CheckGrowth(archive, here);
        await moves.Register(
            register => here.Count > 0 && !register.Arrivals.ContainsKey(district) ? WorkOnArrival.Exists : WorkOnArrival.Begin(register, district, new(archive.Slug), Guid.NewGuid()), cancel);
        await WriteKeys(archive, cancel);
        await removal.Remove(district, cancel);
        await signIns.Clear(district, cancel);
        foreach (var some in archive.Parts().Where(part => part is not (MovedKey or MovedSignIn) && !(part is MovedEvent one && Has(here, district, one))).Chunk(AtOnce))
        {
            await store.Write(district, some, cancel);
        }

        foreach (var some in archive.Parts().OfType<MovedSignIn>().Chunk(AtOnce))
        {
            await signIns.Write(district, [.. some.Select(row => new SignInRow(row.Kind, row.Row))], cancel);
        }

        var whole = await moves.Register(register => WorkOnArrival.Whole(register, district, archive.Start.Archive, archive.Digest), cancel);
        return await new MoveSlip(MoveSlip.Receipt, district.Value, archive.Slug, archive.Start.Archive, archive.End.Digest, whole.Arrivals[district].Number).Sign(ring, cancel);
    }

    /// <summary>Keys come first: whoever signs a district's heads would make it a key of its own otherwise. One that was destroyed since an earlier archive is destroyed here too.</summary>
    private async Task WriteKeys(ArchiveContents archive, CancellationToken cancel)
    {
        var district = archive.District;
        try
        {
            if (!await ring.Unpack(district, archive.PackingKey, archive.Start.Key, cancel))
            {
                throw Moves.Refused(WorkOnArrival.Exists);
            }
        }
        catch (CryptographicException e)
        {
            throw ArchiveReader.Unreadable(e);
        }

        foreach (var some in archive.Parts().OfType<MovedKey>().Chunk(AtOnce))
        {
            var stored = await keys.Add(district, [.. some.Select(key => (key.Owner, new WrappedKey(0, key.Wrapped)))], cancel);
            foreach (var gone in some.Where(key => key.Wrapped.Length == 0 && !stored[key.Owner].Bytes.IsEmpty))
            {
                await keys.Destroy(district, gone.Owner, cancel);
            }
        }
    }

    /// <summary>What is here of it must be the beginning of what comes.</summary>
    private static void CheckGrowth(ArchiveContents archive, Dictionary<StreamKey, StreamHead> here)
    {
        var ends = archive.Heads.ToDictionary(head => head.Stream);
        if (here.Values.Any(head => !ends.TryGetValue(head.Stream, out var end) || end.Version < head.Version))
        {
            throw Moves.Refused(WorkOnArrival.Exists);
        }

        if (archive.Parts().OfType<MovedEvent>().Any(one => here.TryGetValue(new(archive.District, one.Kind, one.Stream), out var head) && head.Version == one.Version && !head.Hash.Equals(new(one.Hash))))
        {
            throw Moves.Refused(WorkOnArrival.Exists);
        }
    }

    private static bool Has(Dictionary<StreamKey, StreamHead> here, DistrictId district, MovedEvent one) =>
        here.TryGetValue(new(district, one.Kind, one.Stream), out var head) && one.Version <= head.Version;
}
