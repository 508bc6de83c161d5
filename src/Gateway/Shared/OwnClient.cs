using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Granting, widening, renewing, resuming and sharing are a teacher's alone: they need a sign-in of the last minutes, through our own client (RFC 9470). One for each request.</summary>
public sealed class OwnClient(IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>How old her sign-in may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    internal static readonly Refusal SignInAgain = new("FRESH_SIGN_IN_REQUIRED");

    private int refused;

    /// <summary>Runs the act, or refuses it before it reaches anybody.</summary>
    public async Task<Answer<T>> Only<T>(Caller caller, Func<Task<Answer<T>>> act)
        where T : class
    {
        if (!options.Value.OwnClients.Contains(caller.ClientId))
        {
            return new(null, new("CONFIRMATION_REQUIRED", null));
        }

        if (IsFresh(caller.AuthTime))
        {
            return await act();
        }

        refused++;
        return new(null, new(SignInAgain.Code, null));
    }

    /// <summary>Asks for a fresh sign-in where one was missing; says whether the whole of the operation was refused for that.</summary>
    internal bool Challenge(HttpResponse response, ExecutionResult result)
    {
        if (refused == 0)
        {
            return false;
        }

        response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_user_authentication\", error_description=\"{SignInAgain.Message()}\", max_age={Fresh.TotalSeconds:F0}";
        return (result.Data as RootExecutionNode)?.SubFields?.Length == refused;
    }

    private bool IsFresh(DateTimeOffset? signedIn) => signedIn is { } at && clock.GetUtcNow() - at <= Fresh;
}
