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
}
