using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>OpenID Connect lets userinfo be asked by POST with the token in the header and no body, which then has no type; OpenIddict wants one.</summary>
internal static class UserInfoRequests
{
    public static Task Form(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (HttpMethods.IsPost(request.Method) && request.Path == Routes.UserInfo && request is { ContentType: null, ContentLength: null or 0 } && request.Headers.TransferEncoding.Count == 0)
        {
            request.ContentType = "application/x-www-form-urlencoded";
        }

        return next(http);
    }
}
