using System.Globalization;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DistrictCoaching.Identity;

/// <summary>What is asked of a provider, and what of its answer is believed, beyond what the platform's handler asks.</summary>
internal static class ProviderEvents
{
    /// <summary>In the state that goes with the person: the return ticket, whether a fresh sign-in was asked for, and when.</summary>
    public const string Return = "return", Fresh = "fresh", Asked = "asked";

    /// <param name="callback">Where the provider sends her back to, whatever host the request names.</param>
    public static OpenIdConnectEvents Of(Provider provider, string callback, ConfigurationManager<OpenIdConnectConfiguration> discovery, ProviderAnswer answer, TimeProvider clock) => new()
    {
        OnRedirectToIdentityProvider = to =>
        {
            to.ProtocolMessage.RedirectUri = callback;
            if (to.Properties.Items[Fresh] is not null)
            {
                (to.ProtocolMessage.Prompt, to.ProtocolMessage.MaxAge) = provider.Vendor == SignInVendor.Google ? ("select_account", null) : ("login", "0");
            }
            else
            {
                to.ProtocolMessage.MaxAge = provider.Vendor == SignInVendor.Google ? null : $"{Sessions.Lifetime.TotalSeconds:F0}";    // asked, it must tell when she signed in
            }

            if (provider.Vendor == SignInVendor.Google)
            {
                to.ProtocolMessage.SetParameter("hd", provider.Tenant);
            }

            return Task.CompletedTask;
        },
        OnMessageReceived = async received =>
        {
            // RFC 9207: an answer of another provider's is not exchanged at this one
            var iss = received.ProtocolMessage.Iss;
            var must = iss is null && (await discovery.GetConfigurationAsync(received.HttpContext.RequestAborted)).AuthorizationResponseIssParameterSupported;
            if (must || (iss is not null && iss != provider.Issuer))
            {
                received.Fail("The answer is another issuer's.");
            }
        },
        OnTokenValidated = valid =>
        {
            answer.Signed = [.. valid.Principal!.Claims];
            valid.Options.GetClaimsFromUserInfoEndpoint = provider.Vendor == SignInVendor.Oidc && Assertion.LacksKey(provider, answer.Signed);
            return Task.CompletedTask;
        },
        OnUserInformationReceived = told =>
        {
            answer.Told = told.User.RootElement.Clone();
            return Task.CompletedTask;
        },
        OnTicketReceived = ticket =>
        {
            var items = ticket.Properties!.Items;
            (answer.Vouched, answer.Failure) = Assertion.Read(provider, answer.Signed, answer.Told);
            answer.Return = items.TryGetValue(Return, out var given) ? given : null;
            answer.Settle(items.TryGetValue(Fresh, out var fresh) && fresh == Fresh, DateTimeOffset.FromUnixTimeSeconds(long.Parse(items[Asked]!, CultureInfo.InvariantCulture)) - ProviderTokens.Skew, clock.GetUtcNow());
            ticket.HandleResponse();
            return Task.CompletedTask;
        },
        OnRemoteFailure = failed =>
        {
            answer.Return = failed.Properties?.Items.TryGetValue(Return, out var given) == true ? given : null;
            answer.Failure = failed.Properties is not null && failed.Request.Query.ContainsKey("error") ? SignInFailure.Refused : SignInFailure.Unusable;
            answer.Vouched = null;
            failed.HandleResponse();
            return Task.CompletedTask;
        },
    };
}
