using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server.AspNetCore;

namespace DistrictCoaching.Identity;

/// <summary>An error of the protocol, given to the client.</summary>
internal static class Refusal
{
    public static IResult Of(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    /// <summary>The same to a program where OpenIddict is not asked for the answer.</summary>
    public static IResult Json(string error, int status) => Results.Json(new Answer(error), statusCode: status);

    private sealed record Answer(string Error);
}
