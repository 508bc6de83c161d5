using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Finds districts by their slugs.</summary>
public sealed class DistrictDirectory(IDatabase database)
{
    /// <summary>Null where no district has this slug.</summary>
    public async Task<DistrictId?> BySlug(string slug, CancellationToken cancel = default)
    {
        var found = await database.Query(DistrictId.Service, "select district from districts where tenant = $1 and slug = $2", row => new DistrictId(row.Id(0)), [slug], cancel);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Every district of the service.</summary>
    public Task<IReadOnlyList<DistrictId>> All(CancellationToken cancel = default) =>
        database.Query(DistrictId.Service, "select district from districts where tenant = $1", row => new DistrictId(row.Id(0)), [], cancel);

    /// <summary>The district's slug; null for a district that was never registered.</summary>
    public async Task<string?> SlugOf(DistrictId district, CancellationToken cancel = default)
    {
        var found = await database.Query(DistrictId.Service, "select slug from districts where tenant = $1 and district = $2", row => row.Text(0), [district.Value], cancel);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Whether those who run the service suspended it; of a district that is being deleted too.</summary>
    public async Task<bool> IsSuspended(DistrictId district, CancellationToken cancel = default) =>
        (await database.Query(district, "select 1 from suspensions where tenant = $1", row => row.Number(0), [], cancel)).Count > 0;

    /// <summary>How those who run the service have it. One that was never registered is active.</summary>
    public async Task<DistrictState> State(DistrictId district, CancellationToken cancel = default) =>
        (await database.Query(DistrictId.Service, "select 1 from deletions where tenant = $1 and district = $2", row => row.Number(0), [district.Value], cancel)).Count > 0 ? DistrictState.Deleted
        : await database.Query(district, "select due from suspensions where tenant = $1", row => !row.IsNull(0), [], cancel) is [var due] ? due ? DistrictState.BeingDeleted : DistrictState.Suspended
        : DistrictState.Active;

    /// <summary>Districts whose deletion is due.</summary>
    public async Task<IReadOnlyList<DistrictId>> Due(DateTimeOffset now, CancellationToken cancel = default)
    {
        var due = new List<DistrictId>();
        foreach (var district in await All(cancel))
        {
            due.AddRange(await database.Query(district, "select 1 from suspensions where tenant = $1 and due <= $2", _ => district, [now], cancel));
        }

        return due;
    }

    /// <summary>Deleted districts of which something is left in the store.</summary>
    public Task<IReadOnlyList<DistrictId>> WithContent(CancellationToken cancel = default) =>
        database.Query(DistrictId.Service, "select district from deletions where tenant = $1 and content_gone = $2", row => new DistrictId(row.Id(0)), [false], cancel);

    /// <summary>Deleted districts of which sign-ins are left.</summary>
    public Task<IReadOnlyList<DistrictId>> WithSignIns(CancellationToken cancel = default) =>
        database.Query(DistrictId.Service, "select district from deletions where tenant = $1 and sign_ins_gone = $2", row => new DistrictId(row.Id(0)), [false], cancel);

    /// <summary>Districts in the order of their slugs, after one of them, and how many there are.</summary>
    public async Task<(IReadOnlyList<(DistrictId District, string Slug)> Districts, int Total)> Page(string? after, int take, CancellationToken cancel = default) => (
        await database.Query(
            DistrictId.Service, "select district, slug from districts where tenant = $1 and slug > $2 order by slug limit $3", row => (new DistrictId(row.Id(0)), row.Text(1)), [after ?? "", take], cancel),
        (int)(await database.Query(DistrictId.Service, "select count(*) from districts where tenant = $1", row => row.Number(0), [], cancel))[0]);

    /// <summary>How many webhooks it has; for a moment one that was deleted too, until its keys are destroyed.</summary>
    public async Task<int> Webhooks(DistrictId district, CancellationToken cancel = default) =>
        await database.Query(district, "select number from webhooks where tenant = $1", row => (int)row.Number(0), [], cancel) is [var number] ? number : 0;

    /// <summary>How many active people and open schools its roster has: of nobody's coaching. Records that were merged into another are none, as in the rule of how many there may be.</summary>
    public async Task<(int People, int Schools)> Size(DistrictId district, CancellationToken cancel = default)
    {
        var counts = await database.Query(
            district,
            $"""
             select (select count(*) from people p where p.tenant = $1 and p.active = $2)
                 - (select count(*) from merges g {database.Join("people", "m", "m.stream = $1 and m.person = g.merged and m.active = $2")} where g.tenant = $1),
                 (select count(*) from schools s where s.tenant = $1 and s.active = $2)
             """,
            row => ((int)row.Number(0), (int)row.Number(1)),
            [true],
            cancel);
        return counts[0];
    }
}
