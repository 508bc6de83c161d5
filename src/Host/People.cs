using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>The roster as identity sees it, read from the store, so that people sign in whether or not a silo answers.</summary>
internal sealed class People(RosterDirectory rosters, DistrictDirectory districts, IJournal journal, IContent content) : IPeople
{
    public async Task<SignInPerson?> Find(string districtSlug, string login, CancellationToken cancel) =>
        await districts.BySlug(districtSlug, cancel) is { } district && await rosters.ByLogin(district, login, cancel) is { } person ? await Find(district, person, cancel) : null;

    public async Task<IReadOnlyList<SignInPerson>> Leavers(string districtSlug, string login, CancellationToken cancel)
    {
        var left = new List<SignInPerson>();
        if (await districts.BySlug(districtSlug, cancel) is { } district)
        {
            foreach (var person in await rosters.LeaversByLogin(district, login, cancel))
            {
                left.AddRange(await Find(district, person, cancel) is { Active: false } found ? [found] : []);
            }
        }

        return left;
    }

    public async Task<SignInPerson?> Find(DistrictId district, PersonId person, CancellationToken cancel)
    {
        if (!(await rosters.Facts(district, [person], person, cancel)).People.TryGetValue(person, out var facts))
        {
            return null;
        }

        var names = await rosters.Names(district, [person], person, cancel);
        return new(district, person, names.TryGetValue(person, out var name) ? name.Name : "", facts.Active, facts.MergedInto is not null, facts.AwaySince);
    }

    public Task<bool> IsSuspended(DistrictId district, CancellationToken cancel) => districts.IsSuspended(district, cancel);

    public async Task<SignInDistrict?> District(string slug, CancellationToken cancel) =>
        await districts.BySlug(slug, cancel) is { } district ? new(district, slug, await Name(district, cancel) ?? slug) : null;

    private async Task<string?> Name(DistrictId district, CancellationToken cancel)
    {
        var past = await journal.Read(new(district, StreamKind.District, district.Value), cancel: cancel);
        var founded = past.Select(happened => Catalogue.Read(happened.Type, happened.Body)).OfType<DistrictEvent.DistrictFounded>().FirstOrDefault();
        return founded is not null && (await content.Open(district, [(district.Value, founded.Name.Item)], cancel: cancel)).TryGetValue(founded.Name.Item, out var name)
            ? Encoding.UTF8.GetString(name.Span)
            : null;
    }
}
