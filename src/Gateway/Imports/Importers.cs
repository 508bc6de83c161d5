using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Who imports rosters and sees imports: district leads and administrators, by the roster as it is now.</summary>
public sealed class Importers(RosterDirectory rosters, DistrictDays days)
{
    public Task<bool> Has(Caller caller, CancellationToken cancel) => Has(caller.District, caller, cancel);

    /// <exception cref="RefusedError">She is none of them.</exception>
    public Task Check(Caller caller, CancellationToken cancel) => Check(caller.District, caller, cancel);

    /// <exception cref="RefusedError">She is none of the district's.</exception>
    public async Task Check(DistrictId district, Caller caller, CancellationToken cancel)
    {
        if (!await Has(district, caller, cancel))
        {
            throw new RefusedError(Refusal.NotAllowed);
        }
    }

    private async Task<bool> Has(DistrictId district, Caller caller, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return (await rosters.Facts(district, [new(caller.By)], new(caller.By), cancel)).People.Values.Any(by => by.MayImport(today));
    }
}
