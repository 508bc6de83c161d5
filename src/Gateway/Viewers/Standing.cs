using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What the roster says of a person now; null where it does not know her.</summary>
public delegate Task<PersonFacts?> AskRoster(DistrictId district, PersonId person);

/// <summary>Whether the client of this caller's token may still act, in this district and for this person.</summary>
public delegate Task<bool> AskApp(Caller caller);

/// <summary>Whether this caller's sign-in still counts: it was neither taken nor ended, and her credential is the one of then.</summary>
public delegate Task<bool> AskSignIn(Caller caller);

/// <summary>Whether a district works, as those who run the service have it.</summary>
public delegate Task<DistrictState> AskDistrict(DistrictId district);

/// <summary>
/// What a person is by the roster, which a token outlives: who is deactivated or loses a role is refused within <see cref="Lasts"/>.
/// A yes may be that old; a no is always asked for anew, so that a new role is there at once. Whether her district is suspended is known for <see cref="DistrictLasts"/> at most; what depends on a consent is refused
/// by the grains before that, at once.
/// </summary>
public sealed class Standing(AskRoster roster, AskApp apps, AskSignIn signIns, AskDistrict districts, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan DistrictLasts = TimeSpan.FromSeconds(2);

    private static readonly GatewayCode Suspended = new(SuspendDistrict.Suspended.Code, 403, SuspendDistrict.Suspended.Message("en"), SuspendDistrict.Suspended.Message("es"));

    private readonly ConcurrentDictionary<DistrictId, (DistrictState State, long Since)> states = new();
    private Remembered remembered = new(clock.GetTimestamp());

    /// <summary>Why the caller is refused whatever she asks; null where she is not.</summary>
    /// <param name="staysOpen">Whether it is what a suspended district still answers, and anybody who left.</param>
    public async Task<GatewayCode?> Refuses(Caller caller, bool staysOpen = false) =>
        await Ended(caller)
        ?? (!staysOpen && await State(caller) != DistrictState.Active ? Suspended
            : caller.IsLeaver ? (staysOpen ? null : GatewayCodes.NotActive)
            : !await Stands(caller) ? GatewayCodes.NotActive
            : null);

    /// <summary>Why not even stopping is open: her token's client was revoked by the district or ended by her, or her sign-in has ended. Those of the service are asked of nobody, and of a deleted district nothing is left to stop.</summary>
    public async Task<GatewayCode?> Ended(Caller caller)
    {
        if (await State(caller) == DistrictState.Deleted)
        {
            return GatewayCodes.NotActive;    // like a token of nobody's
        }

        var standing = Current().Tokens;
        var key = (caller.District, caller.Person, caller.ClientId, caller.IssuedAt, caller.VouchedSince, caller.SignIn);
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

    private async Task<DistrictState> State(Caller caller)
    {
        if (caller.IsOperator)
        {
            return DistrictState.Active;
        }

        if (states.TryGetValue(caller.District, out var known) && clock.GetElapsedTime(known.Since) < DistrictLasts)
        {
            return known.State;
        }

        var since = clock.GetTimestamp();    // before the question, so that the answer is no older than it says
        return (states[caller.District] = (await districts(caller.District), since)).State;
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

        public ConcurrentDictionary<(DistrictId District, PersonId? Person, string ClientId, DateTimeOffset IssuedAt, DateTimeOffset VouchedSince, string? SignIn), bool> Tokens { get; } = new();
    }
}
