using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Who imports rosters and sees imports: district leads and administrators, by the roster as it is now.</summary>
public sealed class Importers(RosterDirectory rosters, DistrictDays days)
{
    public async Task<bool> Has(Caller caller, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return (await rosters.Facts(caller.District, [new(caller.By)], cancel)).People.Values.Any(by => by.MayImport(today));
    }

    /// <exception cref="RefusedError">She is none of them.</exception>
    public async Task Check(Caller caller, CancellationToken cancel)
    {
        if (!await Has(caller, cancel))
        {
            throw new RefusedError(Refusal.NotAllowed);
        }
    }
}
