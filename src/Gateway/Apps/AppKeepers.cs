using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What keepers do with a district's applications.</summary>
public sealed class AppKeepers(Keepers keepers)
{
    public async Task<AppPayload> Do(Caller caller, Func<Task<AppAnswer>> act, CancellationToken cancel) =>
        new(await keepers.Refuses(caller, cancel) is { } no ? new(null, null, no) : await act(), caller);
}
