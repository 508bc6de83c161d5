using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

public class SignInTests
{
    [Fact]
    public async Task An_access_token_says_who_and_which_district_and_nothing_personal()
    {
        await using var service = await Service.WithPeople();
        using var flow = service.Flow();
        var tokens = await flow.SignIn("lincoln", "ana", Roster.Password);
        var token = new JsonWebToken(tokens.AccessToken);
        var now = service.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        Assert.Equal("at+jwt", token.Typ);
        Assert.Equal("RS256", token.Alg);
        Assert.Equal(service.Issuer.AbsoluteUri, token.Issuer);
        Assert.Equal(["district-coaching"], token.Audiences);
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), token.Subject);
        Assert.Equal(Roster.Lincoln.District.Value.ToString("D"), token.GetClaim("tenant").Value);
        Assert.Equal("openid offline_access coaching", token.GetClaim("scope").Value);
        Assert.Equal("portal", token.GetClaim("client_id").Value);
        Assert.Equal(now, token.GetClaim("auth_time").Value);
        Assert.Equal("password", token.GetClaim("acr").Value);
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.IssuedAt);
        Assert.Equal(600, tokens.ExpiresIn);
        Assert.Equal(
            ["acr", "aud", "auth_time", "client_id", "exp", "iat", "iss", "jti", "oi_au_id", "oi_prst", "scope", "sid", "sub", "tenant"],
            token.Claims.Select(claim => claim.Type).Distinct().Order(StringComparer.Ordinal));
    }
}
