using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>A person acts only in a role that the roster gives her today.</summary>
public sealed class Acting(RosterDirectory rosters, DistrictDays days)
{
    /// <exception cref="RefusedError">She does not have this role.</exception>
    public async Task Check(Caller caller, Role role, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        if (caller.Person is not { } person || (await rosters.Facts(caller.District, [person], cancel)).People.GetValueOrDefault(person)?.Is(role, today) != true)
        {
            throw new RefusedError(Refusal.NotAllowed);
        }
    }
}
