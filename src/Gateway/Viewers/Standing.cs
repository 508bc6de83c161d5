using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What the roster says of a person now; null where it does not know her.</summary>
public delegate Task<PersonFacts?> AskRoster(DistrictId district, PersonId person);

/// <summary>
/// What a person is by the roster, which a token outlives: who is deactivated or loses a role is refused within <see cref="Lasts"/>.
/// A yes may be that old; a no is always asked for anew, so that a new role is there at once.
/// </summary>
public sealed class Standing(AskRoster roster, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    private Remembered remembered = new(clock.GetTimestamp());

    /// <summary>Whether she is active. A client that acts for itself has nobody who could leave.</summary>
    public async Task<bool> Stands(Caller caller) => caller.Person is null || await Has(caller, facts => facts.Active);

    /// <summary>Whether the caller is a person of whom this is so.</summary>
    public async Task<bool> Has(Caller caller, Func<PersonFacts, bool> what)
    {
        if (caller.Person is not { } person)
        {
            return false;
        }

        var facts = Current().People;
        var key = (caller.District, person);
        if (facts.TryGetValue(key, out var known) && what(known))
        {
            return true;
        }

        if (await roster(caller.District, person) is not { } asked)
        {
            return false;
        }

        facts[key] = asked;
        return what(asked);
    }

    /// <summary>Everything is forgotten at once, so that nothing is older than that and nobody is kept who asks no more.</summary>
    private Remembered Current()
    {
        var current = remembered;
        return clock.GetElapsedTime(current.Since) < Lasts ? current : remembered = new(clock.GetTimestamp());
    }

    private sealed record Remembered(long Since)
    {
        public ConcurrentDictionary<(DistrictId District, PersonId Person), PersonFacts> People { get; } = new();
    }
}
