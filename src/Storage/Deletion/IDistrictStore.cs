using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What a district has in the journal's database besides its streams, as a whole.</summary>
public interface IDistrictStore
{
    /// <summary>How many sealed texts there are.</summary>
    Task<long> Texts(DistrictId district, CancellationToken cancel = default);

    /// <summary>Removes sealed texts, snapshots and the rows of every list. Streams are append-only and stay. Run again it changes nothing.</summary>
    Task Remove(DistrictId district, CancellationToken cancel = default);
}
