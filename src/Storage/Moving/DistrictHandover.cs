using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Lets a district go where it was and opens it where it is to be, so that at no moment it works in two places: what is released is never resumed again, and only what was released is opened. Whatever was acknowledged
/// between export and release moves a head, and then there is no release.
/// </summary>
public sealed class DistrictHandover(Moves moves, IHeads heads, KeyRing ring, ISignInTransfer signIns, DistrictRemoval removal)
{
    /// <summary>Lets the district go for ever; the text that opens it at its new place. The same again gives the same text.</summary>
    /// <exception cref="StorageException">It is not the newest archive, or something happened since.</exception>
    public async Task<string> Release(ArchiveContents archive, string reason, CancellationToken cancel = default)
    {
        var district = archive.District;
        if (await moves.Look(district, cancel) is not { HasMoved: true })
        {
            await CheckUnchanged(archive, cancel);
        }

        await moves.Say(district, reason, order => new ReleaseDistrict(order, archive.Start.Archive, archive.Digest).Decide, [.. archive.Heads.Select(head => new Guard(head.Stream, head.Version))], cancel);
        return await new Release(Storage.Release.Known, district.Value, archive.Slug, archive.Start.Archive, archive.End.Digest).Sign(ring, cancel);
    }

    /// <summary>Keeps an exported district here; its archives are worth nothing.</summary>
    public Task CallOff(DistrictId district, string reason, CancellationToken cancel = default) => moves.Say(district, reason, order => new CallOffExport(order).Decide, cancel: cancel);

    /// <summary>Opens an imported district with what released it; it is suspended.</summary>
    /// <exception cref="StorageException">It is not released, or what is here is not what was released.</exception>
    public async Task Open(string slug, string release, string reason, CancellationToken cancel = default)
    {
        var district = await Arrival(slug, cancel);
        var let = await Storage.Release.Read(release, district, ring, cancel);
        await moves.Register(register => WorkOnArrival.Open(register, district, let.Archive, new(let.Digest)).Refusal is { } no ? no : [], cancel);
        await moves.Say(district, reason, order => new OpenDistrict(order, let.Archive).Decide, cancel: cancel);
        await moves.Register(register => WorkOnArrival.Open(register, district, let.Archive, new(let.Digest)), cancel);
    }

    /// <summary>Takes away what was imported of a district that does not come: keys first, then the rest. It cannot be imported here again.</summary>
    public async Task Discard(string slug, CancellationToken cancel = default)
    {
        var district = await Arrival(slug, cancel);
        await moves.Register(register => WorkOnArrival.Begin(register, district, new(slug)), cancel);    // it is whole no more: nobody opens it meanwhile
        await removal.Destroy(district, cancel);
        await signIns.Clear(district, cancel);
        await moves.Register(register => WorkOnArrival.Discard(register, district), cancel);
    }

    /// <summary>Also streams that began since, and credentials, which stand in no stream.</summary>
    private async Task CheckUnchanged(ArchiveContents archive, CancellationToken cancel)
    {
        if (!(await signIns.Digest(archive.District, cancel)).Equals(new(archive.End.SignIns)) || !archive.Heads.ToHashSet().SetEquals(await heads.Heads(archive.District, cancel)))
        {
            throw Moves.Refused(ReleaseDistrict.Stale);
        }
    }

    private async Task<DistrictId> Arrival(string slug, CancellationToken cancel)
    {
        var register = await moves.Register(_ => [], cancel);
        return register.Arrivals.FirstOrDefault(one => one.Value.Slug.Value == slug) is { Value: not null } arrival ? arrival.Key
            : throw new StorageException("NOT_IMPORTED", "No district with this slug waits here to be opened. Import its archive first, or it is open already.");
    }
}
