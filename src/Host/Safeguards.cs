using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>What identity's pages ask of roster and journal before somebody can sign in as a person by what her district gives.</summary>
internal sealed class Safeguards(IJournal journal, RosterDirectory rosters, SignInSeals seals) : ISafeguards
{
    public async Task<bool> HasPast(SignInPerson person, CancellationToken cancel)
    {
        var records = (await rosters.Facts(person.District, [person.Person], cancel)).People.GetValueOrDefault(person.Person)?.Others ?? [];    // what was joined is read under either
        foreach (var record in records.Append(person.Person))
        {
            if (await Did(person.District, record, StreamKind.Teacher, cancel) || await Did(person.District, record, StreamKind.Coach, cancel))
            {
                return true;
            }
        }

        return false;
    }

    public Task<bool> Seal(SignInPerson person, CancellationToken cancel) => seals.Seal(person.District, person.Person);

    public Task<bool> Lift(SignInPerson person, DateTimeOffset made, CancellationToken cancel) => seals.Lift(person.District, person.Person, made);

    public Task<DateOnly?> SealedUntil(SignInPerson person, CancellationToken cancel) => seals.Until(person.District, person.Person, cancel);

    public async Task<IReadOnlyList<string>> Addresses(SignInPerson person, CancellationToken cancel) =>
        [.. (await rosters.Names(person.District, [person.Person], cancel)).Values.SelectMany(name => name.Logins).Where(login => login.Contains('@', StringComparison.Ordinal))];

    /// <summary>Whether anything in a stream of hers is by herself: what others wrote there opens nothing.</summary>
    private async Task<bool> Did(DistrictId district, PersonId record, StreamKind kind, CancellationToken cancel) =>
        (await journal.Read(new(district, kind, record.Value), cancel: cancel)).Any(happened => happened.Actor == record.Value);
}
