using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>What the tokens say, for those who read them.</summary>
public static class IdentityNames
{
    /// <summary>The audience of every access token for the API.</summary>
    public const string Audience = "district-coaching";

    /// <summary>The type in an access token's header.</summary>
    public const string AccessTokenType = "at+jwt";

    /// <summary>The claim with the district's id, as a UUID with hyphens. An operator's token has none.</summary>
    public const string Tenant = "tenant";

    /// <summary>The claim of a person's access token by which is asked whether her sign-in still counts.</summary>
    public const string SignIn = "sid";

    /// <summary>The scope that lets an application act for a person or, by itself, in its district.</summary>
    public const string Coaching = "coaching";

    /// <summary>The scope that lets an application read the district's directory, and nothing else.</summary>
    public const string Directory = "directory";

    /// <summary>The scope of the service's operators.</summary>
    public const string Operator = "operator";

    /// <summary>The client id of our own web client; only its tokens count for a fresh sign-in.</summary>
    public const string PortalClient = "portal";

    /// <summary>The client id of the service's operators.</summary>
    public const string OperatorClient = "operator";

    /// <summary>The <c>acr</c> of a sign-in with a password.</summary>
    public const string PasswordAcr = "password";

    /// <summary>The <c>acr</c> of a sign-in with a district's own provider.</summary>
    public const string ProviderAcr = "provider";

    /// <summary>The <c>acr</c> of a sign-in with a passkey.</summary>
    public const string PasskeyAcr = "passkey";

    /// <summary>The <c>acr</c> of a sign-in with a recovery code by somebody who left: good for nothing but reading, taking and erasing what is hers, and stopping.</summary>
    public const string LeaverAcr = "recovery-code";
}

internal static class Routes
{
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";
    public const string Logout = "/connect/logout";
    public const string Pushed = "/connect/par";
    public const string Device = "/connect/device";
    public const string Verify = "/connect/verify";
    public const string Introspect = "/connect/introspect";
    public const string Revoke = "/connect/revoke";
    public const string UserInfo = "/connect/userinfo";
    public const string Configuration = "/.well-known/openid-configuration";
    public const string Keys = "/.well-known/jwks";
    public const string SignIn = "/account/sign-in";
    public const string Accept = "/account/accept";
    public const string DeviceDone = "/account/device-connected";
    public const string DeviceDenied = "/account/device-not-connected";
    public const string School = "/account/school";
    public const string District = "/d";
    public const string Account = "/account";
    public const string Recover = "/account/recover";
    public const string Leaver = "/account/leaver";
    public const string SecondStep = "/account/second-step";
    public const string Passkey = "/account/passkey";
    public const string PasskeyScript = "/account/passkeys.js";
    public const string SignedOut = "/account/signed-out";
    public const string Proposal = "/account/proposal";
    public const string Style = "/account/style.css";

    /// <summary>Asked by programs, and answered in JSON.</summary>
    public static bool AreForClients(PathString path) =>
        path.Value is Token or Pushed or Device or Introspect or Revoke or UserInfo || path.StartsWithSegments("/.well-known", StringComparison.Ordinal);

    public static bool AreOurs(PathString path) =>
        AreForClients(path) || path.StartsWithSegments(Account, StringComparison.Ordinal) || path.StartsWithSegments("/connect", StringComparison.Ordinal) || path.StartsWithSegments(District, StringComparison.Ordinal);
}
