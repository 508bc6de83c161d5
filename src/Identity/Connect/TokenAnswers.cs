using System.Security.Claims;
using DistrictCoaching.Domain;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DistrictCoaching.Identity;

/// <summary>What introspection, userinfo and revocation add to what a token says by itself: whether it still stands, and what else ends with it.</summary>
internal sealed class TokenAnswers(Standing standing, Grants grants, Suspensions suspensions, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens)
    : IOpenIddictServerHandler<HandleIntrospectionRequestContext>, IOpenIddictServerHandler<HandleUserInfoRequestContext>, IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    /// <summary>An access token has no row, so whether its person still stands is asked anew. What ended is told as not active.</summary>
    public async ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        if (!await Stands(context.GenericTokenPrincipal))
        {
            context.Reject(Errors.InvalidToken, "The token has ended.");
        }
    }

    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        if (!context.AccessTokenPrincipal.HasScope(Scopes.OpenId))
        {
            context.Reject(Errors.InsufficientScope, "The token needs the scope openid.");
        }
        else if (!await Stands(context.AccessTokenPrincipal))
        {
            context.Reject(Errors.InvalidToken, "The token has ended.");
        }
    }

    /// <summary>A refresh token takes its family with it: an earlier one of it could be used once more while its answer may have been lost.</summary>
    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (context.GenericTokenPrincipal.GetAuthorizationId() is { } id && await authorizations.FindByIdAsync(id, context.CancellationToken) is { } authorization)
        {
            await authorizations.TryRevokeAsync(authorization, context.CancellationToken);
            await tokens.RevokeByAuthorizationIdAsync(id, context.CancellationToken);
        }
    }

    private async Task<bool> Stands(ClaimsPrincipal token)
    {
        if (token.GetClaim(IdentityNames.Tenant) is not { } tenant)
        {
            return true;    // an operator's
        }

        var (district, client) = (new DistrictId(Guid.Parse(tenant)), token.GetPresenters().FirstOrDefault() ?? token.GetClaim(Claims.ClientId)!);
        PersonId? person = Guid.TryParse(token.GetClaim(Claims.Subject), out var her) ? new(her) : null;
        var signIn = person is null ? null : SignInMark.Read(token.GetClaim(IdentityNames.SignIn));
        return (person is not { } she || (signIn is not null && await standing.Is(district, she, token.GetClaim(Claims.AuthenticationContextReference), default) && await standing.Holds(district, she, signIn, client, default))) && await grants.Stands(district, person, client, token.GetCreationDate() ?? DateTimeOffset.MinValue, default)
            && !await suspensions.Refuse(district, client, default);
    }
}

internal static class TokenAnswerRules
{
    public static OpenIddictServerBuilder AddTokenAnswers(this OpenIddictServerBuilder server) => server
        .AddEventHandler<HandleIntrospectionRequestContext>(handler => handler.UseScopedHandler<TokenAnswers>().SetOrder(int.MaxValue - 1_000))
        .AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseScopedHandler<TokenAnswers>().SetOrder(int.MaxValue - 1_000))
        .AddEventHandler<HandleRevocationRequestContext>(handler => handler.UseScopedHandler<TokenAnswers>().SetOrder(int.MaxValue - 1_000))
        .AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseSingletonHandler<Polls>().SetOrder(int.MinValue + 1_000));
}
