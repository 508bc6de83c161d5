using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Two districts; Ana, Ben and Zoe are of the first, Eva is of the second; Zoe has no password yet.</summary>
internal sealed class Roster : IPeople
{
    public const string Password = "a quiet river runs deep";

    public static readonly SignInDistrict Lincoln = new(new(Guid.NewGuid()), "lincoln", "Lincoln Unified");
    public static readonly SignInDistrict Madison = new(new(Guid.NewGuid()), "madison", "Madison County");
    public static readonly SignInPerson Ana = new(Lincoln.District, new(Guid.NewGuid()), "Ana <b>Díaz</b>", Active: true);
    public static readonly SignInPerson Ben = new(Lincoln.District, new(Guid.NewGuid()), "Ben Okafor", Active: true);
    public static readonly SignInPerson Zoe = new(Lincoln.District, new(Guid.NewGuid()), "Zoe Marsh", Active: true);
    public static readonly SignInPerson Eva = new(Madison.District, new(Guid.NewGuid()), "Eva Lind", Active: true);

    private readonly Dictionary<(string Slug, string Login), SignInPerson> people = new()
    {
        [(Lincoln.Slug, "ana")] = Ana,
        [(Lincoln.Slug, "ben")] = Ben,
        [(Lincoln.Slug, "zoe")] = Zoe,
        [(Madison.Slug, "eva")] = Eva,
    };

    public void Add(SignInDistrict district, string login, SignInPerson person) => people[(district.Slug, login)] = person;

    /// <summary>Since when whoever is deactivated is away.</summary>
    public DateOnly Day { get; set; }

    public void Deactivate(SignInPerson person)
    {
        var key = people.Single(entry => entry.Value.Person == person.Person).Key;
        people[key] = people[key] with { Active = false, Left = Day };
    }

    public void Merge(SignInPerson person)
    {
        var key = people.Single(entry => entry.Value.Person == person.Person).Key;
        people[key] = people[key] with { Merged = true };
    }

    public Task<SignInPerson?> Find(string districtSlug, string login, CancellationToken cancel) =>
        Task.FromResult(people.GetValueOrDefault((districtSlug, login)));

    public Task<IReadOnlyList<SignInPerson>> Leavers(string districtSlug, string login, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SignInPerson>>([.. people.Where(entry => entry.Key == (districtSlug, login) && !entry.Value.Active).Select(entry => entry.Value)]);

    public Task<SignInPerson?> Find(DistrictId district, PersonId person, CancellationToken cancel) =>
        Task.FromResult(people.Values.SingleOrDefault(p => p.District == district && p.Person == person));

    /// <summary>The districts that are suspended.</summary>
    public HashSet<DistrictId> Suspended { get; } = [];

    public Task<bool> IsSuspended(DistrictId district, CancellationToken cancel) => Task.FromResult(Suspended.Contains(district));

    public Task<SignInDistrict?> District(string slug, CancellationToken cancel) =>
        Task.FromResult<SignInDistrict?>(slug == Lincoln.Slug ? Lincoln : slug == Madison.Slug ? Madison : null);
}
