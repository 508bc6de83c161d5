using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>What identity's pages ask of the roster before somebody can sign in as a person by what her district gives.</summary>
internal sealed class Safeguards(RosterDirectory rosters, SignInSeals seals) : ISafeguards
{
    public async Task<IReadOnlyList<PersonId>> Records(SignInPerson person, CancellationToken cancel) =>
        [person.Person, .. (await rosters.Facts(person.District, [person.Person], person.Person, cancel)).People.GetValueOrDefault(person.Person)?.Others ?? []];

    public Task<bool> Seal(SignInPerson person, CancellationToken cancel) => seals.Seal(person.District, person.Person);

    public Task<bool> Lift(SignInPerson person, DateTimeOffset made, CancellationToken cancel) => seals.Lift(person.District, person.Person, made);

    public Task<DateOnly?> SealedUntil(SignInPerson person, CancellationToken cancel) => seals.Until(person.District, person.Person, cancel);

    public async Task<IReadOnlyList<string>> Addresses(SignInPerson person, CancellationToken cancel) =>
        [.. (await rosters.Names(person.District, [person.Person], person.Person, cancel)).Values.SelectMany(name => name.Logins).Where(login => login.Contains('@', StringComparison.Ordinal))];
}
