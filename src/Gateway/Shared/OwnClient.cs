using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Granting, widening, renewing, resuming and sharing are a teacher's alone: they need a sign-in of the last minutes, through our own client (RFC 9470).
/// Another client gets a proposal that she can confirm. One for each request.
/// </summary>
public sealed class OwnClient(Grains grains, Proposals proposals, IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>How old her sign-in may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    internal static readonly Refusal SignInAgain = new("FRESH_SIGN_IN_REQUIRED");

    private int refused;

    /// <summary>Performs the act, or refuses it before it reaches anybody.</summary>
    public async Task<OwnAnswer> Perform(Caller caller, Proposed act)
    {
        if (caller.Person is null)
        {
            return Refuse(Refusal.NotAllowed);    // nobody is there who could confirm
        }

        if (!Is(caller))
        {
            var (made, refusal) = await proposals.Make(caller.District, act);
            return Refuse(refusal ?? new("CONFIRMATION_REQUIRED"), made);
        }

        return SignedInFreshly(caller) ? new(await act.Perform(grains.Self(caller)), null) : Refuse(SignInAgain);
    }

    /// <summary>Performs an act that another client cannot even propose, or refuses it before it reaches anybody.</summary>
    public async Task<Answer<T>> Only<T>(Caller caller, Func<Task<Answer<T>>> act)
        where T : class =>
        Refuses(caller) is { } no ? new(null, new(no.Code, null)) : await act();

    /// <summary>Why such an act is not done; null where it may be.</summary>
    public Refusal? Refuses(Caller caller) => !Is(caller) ? Refusal.NotAllowed : SignedInFreshly(caller) ? null : SignInAgain;

    /// <summary>Whether the caller came through our own client, or one of another issuer that is trusted like it.</summary>
    public bool Is(Caller caller) => options.Value.IsOwnClient(caller);

    /// <summary>Asks for a fresh sign-in where one was missing; says whether the whole of the operation was refused for that.</summary>
    internal bool Challenge(HttpResponse response, ExecutionResult result)
    {
        if (refused == 0)
        {
            return false;
        }

        response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_user_authentication\", error_description=\"{SignInAgain.Message()}\", max_age={Fresh.TotalSeconds:F0}";
        return AnswerJson.RootFields(result) == refused;
    }

    private bool SignedInFreshly(Caller caller)
    {
        if (caller.AuthTime is { } signedIn && clock.GetUtcNow() - signedIn <= Fresh)
        {
            return true;
        }

        refused++;
        return false;
    }

    private static OwnAnswer Refuse(Refusal refusal, Proposal? proposal = null) => new(new(null, new(refusal.Code, refusal.Missing)), proposal);
}

/// <summary>What became of it, and what waits for her where it was not her own client that asked.</summary>
public readonly record struct OwnAnswer(Answer<ConsentView> Answer, Proposal? Proposal);
