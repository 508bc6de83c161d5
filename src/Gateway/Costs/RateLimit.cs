using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>What the caller may still spend through this client, as the headers `RateLimit-*` say; this request's own points are taken. The client as a whole may have less left. Withdrawing, pausing and ending cost nothing.</summary>
    [Directory]
    public static RateLimit RateLimit([FromUserContext] Caller caller, IResolveFieldContext context) => context.RequestServices!.GetRequiredService<Budgets>().Left(caller);
}

/// <summary>What a caller may spend, in points.</summary>
/// <param name="Limit">The most that can be left.</param>
/// <param name="Remaining">What is left.</param>
/// <param name="ResetSeconds">After how many seconds all of it is there again, if nothing is asked meanwhile.</param>
public sealed record RateLimit(int Limit, int Remaining, int ResetSeconds);
