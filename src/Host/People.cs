using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>The roster as identity sees it.</summary>
internal sealed class People(RosterDirectory rosters, DistrictDirectory districts, IGrainFactory grains) : IPeople
{
    public async Task<SignInPerson?> Find(string districtSlug, string login, CancellationToken cancel) =>
        await districts.BySlug(districtSlug, cancel) is { } district && await rosters.ByLogin(district, login, cancel) is { } person ? await Find(district, person, cancel) : null;

    public async Task<SignInPerson?> Find(DistrictId district, PersonId person, CancellationToken cancel)
    {
        if (!(await rosters.Facts(district, [person], cancel)).People.TryGetValue(person, out var facts))
        {
            return null;
        }

        var names = await rosters.Names(district, [person], cancel);
        return new(district, person, names.TryGetValue(person, out var name) ? name.Name : "", facts.Active);
    }

    public async Task<SignInDistrict?> District(string slug, CancellationToken cancel)
    {
        if (await districts.BySlug(slug, cancel) is not { } district)
        {
            return null;
        }

        CallingDistrict.Set(district);
        return new(district, slug, (await grains.District(district).Get())?.Name ?? slug);
    }
}
