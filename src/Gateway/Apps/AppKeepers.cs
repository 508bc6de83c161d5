using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Who keeps a district's applications: its leads and administrators, freshly signed in through our own client.</summary>
public sealed class AppKeepers(Importers importers, OwnClient own)
{
    public async Task<AppPayload> Do(Caller caller, Func<Task<AppAnswer>> act, CancellationToken cancel) => new(
        !await importers.Has(caller, cancel) ? AppAnswer.No(Refusal.NotAllowed.Code) : own.Refuses(caller) is { } no ? new(null, null, no) : await act(), caller);
}
