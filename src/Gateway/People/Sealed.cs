using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Whether a person's coaching is closed to whoever signs in as her. Asked of the roster anew each time, for her alone.</summary>
public sealed class Sealed(RosterDirectory rosters, DistrictDays days)
{
    /// <summary>The last day on which it is; null where it is not.</summary>
    public async Task<DateOnly?> Until(Caller caller, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return (await rosters.Facts(caller.District, [new(caller.By)], new(caller.By), cancel)).People.GetValueOrDefault(new(caller.By))?.SealedUntil(today);
    }

    /// <exception cref="RefusedError">It is closed.</exception>
    public async Task Check(Caller caller, CancellationToken cancel)
    {
        if (await Until(caller, cancel) is not null)
        {
            throw new RefusedError(Sealing.Sealed);
        }
    }
}
