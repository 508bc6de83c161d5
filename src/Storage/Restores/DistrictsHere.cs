using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which districts a restored database has, after the register of districts was brought into order.</summary>
internal sealed class DistrictsHere(IHeads heads, KeyRing ring, RestoreCheck check)
{
    /// <summary>Without those that are being imported: they are none yet and stay as they came, or their import could not go on.</summary>
    /// <exception cref="StorageException">One was opened here in the part that is gone: what ended in it here could not be ended again once it is imported anew.</exception>
    public async Task<IReadOnlyList<DistrictId>> Find(LostEndings lost, CancellationToken cancel)
    {
        var register = await check.Register(cancel);
        foreach (var district in lost.Arrived.Where(district => !register.Districts.ContainsValue(district) && !lost.Keys.Contains((district, null))))
        {
            if (!await ring.IsDestroyed(district, cancel))
            {
                throw Missing(register.Arrivals.TryGetValue(district, out var arrival) ? arrival.Slug.Value : $"{district.Value}");
            }
        }

        return [.. (await heads.Districts(cancel)).Where(district => district != DistrictId.Service && !register.Arrivals.ContainsKey(district))];
    }

    private static StorageException Missing(string district) => new(
        "ARRIVAL_MISSING",
        $"District {district} came here from another service after the restored point (ARRIVAL_MISSING). Import its archive again and open it with its release, or discard it; then run restore reopen again (docs/operators/backup.md).");
}
