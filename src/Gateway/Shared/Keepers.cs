using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Who keeps how a district's people sign in and which applications it has: its leads and administrators, freshly signed in through our own client.</summary>
public sealed class Keepers(Importers importers, OwnClient own)
{
    /// <summary>Why the caller may not; null where she may.</summary>
    public async Task<Refusal?> Refuses(Caller caller, CancellationToken cancel) => await importers.Has(caller, cancel) ? own.Refuses(caller) : Refusal.NotAllowed;

    /// <summary>Does it, or says why not.</summary>
    public async Task<DonePayload> Do(Caller caller, Func<Task<Refusal?>> act, CancellationToken cancel) =>
        new((await Refuses(caller, cancel) ?? await act()) is { } no ? new(null, new(no.Code, null)) : new(DoneView.Now, null));
}
