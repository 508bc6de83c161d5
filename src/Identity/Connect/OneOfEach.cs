using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DistrictCoaching.Identity;

/// <summary>A parameter stands in a request once (RFC 6749, 3.1): of two, nobody knows which one the other side checked.</summary>
internal static class OneOfEach
{
    public static OpenIddictServerBuilder AddParameterRules(this OpenIddictServerBuilder server) => server
        .Check<ValidateAuthorizationRequestContext>().Check<ValidatePushedAuthorizationRequestContext>().Check<ValidateTokenRequestContext>()
        .Check<ValidateDeviceAuthorizationRequestContext>().Check<ValidateEndUserVerificationRequestContext>()
        .Check<ValidateIntrospectionRequestContext>().Check<ValidateRevocationRequestContext>()
        .Check<ValidateUserInfoRequestContext>().Check<ValidateEndSessionRequestContext>();

    private static OpenIddictServerBuilder Check<TContext>(this OpenIddictServerBuilder server)
        where TContext : BaseValidatingContext => server.AddEventHandler<TContext>(handler => handler.UseInlineHandler(Check).SetOrder(int.MinValue));

    private static ValueTask Check<TContext>(TContext asked)
        where TContext : BaseValidatingContext
    {
        if (asked.Transaction.Request!.GetParameters().Any(parameter => parameter.Value.GetUnnamedParameters().Count > 1))
        {
            asked.Reject(OpenIddictConstants.Errors.InvalidRequest, "A parameter is there more than once.");
        }

        return default;
    }
}
