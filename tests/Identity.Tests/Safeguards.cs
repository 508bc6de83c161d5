using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Who has other records, who is sealed since when, and everybody's addresses.</summary>
internal sealed class Safeguards(TimeProvider clock) : ISafeguards
{
    private readonly Dictionary<PersonId, DateTimeOffset> closed = [];

    /// <summary>Whoever was sealed, each time.</summary>
    public List<PersonId> Sealed { get; } = [];

    /// <summary>Other records of somebody.</summary>
    public Dictionary<PersonId, PersonId[]> Others { get; } = [];

    public bool Works { get; set; } = true;

    /// <summary>What happens while her records are looked for, once.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public void Open(PersonId person) => closed.Remove(person);

    public void Close(PersonId person) => closed[person] = clock.GetUtcNow();

    public async Task<IReadOnlyList<PersonId>> Records(SignInPerson person, CancellationToken cancel)
    {
        (var meanwhile, Meanwhile) = (Meanwhile, null);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        return [person.Person, .. Others.GetValueOrDefault(person.Person, [])];
    }

    public Task<bool> Seal(SignInPerson person, CancellationToken cancel)
    {
        if (Works)
        {
            Close(person.Person);
            Sealed.Add(person.Person);
        }

        return Task.FromResult(Works);
    }

    public Task<bool> Lift(SignInPerson person, DateTimeOffset made, CancellationToken cancel)
    {
        if (Works && closed.TryGetValue(person.Person, out var since) && made < since)
        {
            closed.Remove(person.Person);
        }

        return Task.FromResult(Works);
    }

    public Task<DateOnly?> SealedUntil(SignInPerson person, CancellationToken cancel) =>
        Task.FromResult<DateOnly?>(closed.TryGetValue(person.Person, out var since) ? DateOnly.FromDateTime(since.UtcDateTime.AddDays(7)) : null);

    public Task<IReadOnlyList<string>> Addresses(SignInPerson person, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(person.Person == Roster.Ana.Person ? ["ana@school.example", "ana@home.example"] : []);
}
