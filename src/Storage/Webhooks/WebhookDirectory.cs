using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Knows which districts have webhooks.</summary>
public sealed class WebhookDirectory(IDatabase database)
{
    /// <summary>Whether the service has anything to do about a district's webhooks.</summary>
    public async Task<bool> Any(DistrictId district, CancellationToken cancel = default) =>
        (await database.Query(district, "select number from webhooks where tenant = $1", row => row.Number(0), [], cancel)).Count > 0;
}
