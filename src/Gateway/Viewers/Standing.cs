using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What the roster says of a person now; null where it does not know her.</summary>
public delegate Task<PersonFacts?> AskRoster(DistrictId district, PersonId person);

/// <summary>Whether the client of this caller's token may still act, in this district and for this person.</summary>
public delegate Task<bool> AskApp(Caller caller);

/// <summary>Whether this caller's sign-in still counts: it was neither taken nor ended, and her credential is the one of then.</summary>
public delegate Task<bool> AskSignIn(Caller caller);

/// <summary>
/// What a person is by the roster, which a token outlives: who is deactivated or loses a role is refused within <see cref="Lasts"/>.
/// A yes may be that old; a no is always asked for anew, so that a new role is there at once.
/// </summary>
public sealed class Standing(AskRoster roster, AskApp apps, AskSignIn signIns, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    private Remembered remembered = new(clock.GetTimestamp());

    /// <summary>Why the caller is refused whatever she asks; null where she is not.</summary>
    public async Task<GatewayCode?> Refuses(Caller caller) =>
        await Ended(caller) ?? (await Stands(caller) ? null : GatewayCodes.NotActive);

    /// <summary>Why not even stopping is open: her token's client was revoked by the district or ended by her, or her sign-in has ended. Those of the service are asked of nobody.</summary>
    public async Task<GatewayCode?> Ended(Caller caller)
    {
        var standing = Current().Tokens;
        var key = (caller.District, caller.Person, caller.ClientId, caller.IssuedAt, caller.SignIn);
        if (caller.IsOperator || standing.ContainsKey(key))
        {
            return null;
        }

        if (!await apps(caller))
        {
            return GatewayCodes.AppEnded;
        }

        if (caller.Person is not null && !await signIns(caller))
        {
            return GatewayCodes.SignInEnded;
        }

        standing[key] = true;
        return null;
    }

    /// <summary>Whether she is active. A client that acts for itself has nobody who could leave.</summary>
    private async Task<bool> Stands(Caller caller) => caller.Person is null || await Has(caller, facts => facts.Active);

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

        public ConcurrentDictionary<(DistrictId District, PersonId? Person, string ClientId, DateTimeOffset IssuedAt, string? SignIn), bool> Tokens { get; } = new();
    }
}
