using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Lets a district go where it was and opens it where it is to be, so that at no moment it works in two places: what is released is never resumed again, and only what was released is opened. Whatever was acknowledged
/// between export and release moves a head, and then there is no release.
/// </summary>
public sealed class DistrictHandover(Moves moves, IHeads heads, KeyRing ring, ISignInTransfer signIns, DistrictRemoval removal)
{
    /// <summary>Lets the district go for ever, to the one place that has its archive whole; the text that opens it there. The same again gives the same text.</summary>
    /// <param name="receipt">What the import gave at that place.</param>
    /// <exception cref="StorageException">It is not the newest archive, something happened since, or the receipt is not one of this archive.</exception>
    public async Task<string> Release(ArchiveContents archive, string receipt, string reason, CancellationToken cancel = default)
    {
        var district = archive.District;
        var there = await MoveSlip.Read(MoveSlip.Receipt, receipt, district, ring, cancel);
        if (there.Archive != archive.Start.Archive || !archive.Digest.Equals(new(there.Digest)))
        {
            throw new StorageException("RECEIPT_OF_ANOTHER", "The receipt is of another archive of this district. Import this archive where the district is to live, and take the receipt of that.");
        }

        if (await moves.Look(district, cancel) is not { HasMoved: true })
        {
            await CheckUnchanged(archive, cancel);
        }

        await moves.Say(district, reason, order => new ReleaseDistrict(order, there.Archive, archive.Digest, there.Arrival).Decide, [.. archive.Heads.Select(head => new Guard(head.Stream, head.Version))], cancel);
        return await (there with { Kind = MoveSlip.Release }).Sign(ring, cancel);
    }

    /// <summary>Keeps an exported district here; its archives are worth nothing.</summary>
    public Task CallOff(DistrictId district, string reason, CancellationToken cancel = default) => moves.Say(district, reason, order => new CallOffExport(order).Decide, cancel: cancel);

    /// <summary>Opens an imported district with what released it; it is suspended.</summary>
    /// <exception cref="StorageException">It is not released, or what is here is not what was released.</exception>
    public async Task Open(string slug, string release, string reason, CancellationToken cancel = default)
    {
        var district = await Arrival(slug, cancel);
        var let = await MoveSlip.Read(MoveSlip.Release, release, district, ring, cancel);
        await moves.Register(register => WorkOnArrival.Open(register, district, let.Arrival, let.Archive, new(let.Digest)).Refusal is { } no ? no : [], cancel);
        await moves.Say(district, reason, order => new OpenDistrict(order, let.Archive).Decide, cancel: cancel);
        await moves.Register(register => WorkOnArrival.Open(register, district, let.Arrival, let.Archive, new(let.Digest)), cancel);
    }

    /// <summary>Takes away what was imported of a district that does not come: keys first, then the rest. It cannot be imported here again.</summary>
    public async Task Discard(string slug, CancellationToken cancel = default)
    {
        var district = await Arrival(slug, cancel);
        await moves.Register(register => WorkOnArrival.Begin(register, district, new(slug), Guid.NewGuid()), cancel);    // it is whole no more: nobody opens it meanwhile
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
