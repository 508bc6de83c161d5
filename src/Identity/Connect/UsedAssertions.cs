using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>A client's signed assertion is good once, on whichever replica, so that one that was overheard is worth nothing.</summary>
internal sealed class UsedAssertions(UsedOnce once, TimeProvider clock) : IOpenIddictServerHandler<OpenIddictServerEvents.ProcessAuthenticationContext>
{
    /// <summary>How far ahead its end may lie: until then it is remembered.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async ValueTask HandleAsync(OpenIddictServerEvents.ProcessAuthenticationContext context)
    {
        if (context.ClientAssertionPrincipal is not { } assertion)
        {
            return;
        }

        if (assertion.GetClaim(Claims.JwtId) is not { Length: > 0 and <= 200 } id || assertion.GetExpirationDate() is not { } until || until > clock.GetUtcNow() + Longest)
        {
            context.Reject(Errors.InvalidClient, "A client assertion needs a jti, and an exp within the hour.");
        }
        else if (!await once.Use($"{context.ClientId}\n{id}", until))
        {
            context.Reject(Errors.InvalidClient, "This client assertion was used before. Sign a new one for each request.");
        }
    }
}

internal static class AssertionRules
{
    public static OpenIddictServerBuilder AddAssertionRules(this OpenIddictServerBuilder server) =>
        server.AddEventHandler<OpenIddictServerEvents.ProcessAuthenticationContext>(handler => handler
            .UseScopedHandler<UsedAssertions>().SetOrder(OpenIddictServerHandlers.ValidateClientSecret.Descriptor.Order + 500));
}
