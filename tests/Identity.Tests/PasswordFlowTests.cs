using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

public class PasswordFlowTests
{
    [Fact]
    public async Task A_second_sign_in_rides_on_the_session_until_a_fresh_one_is_asked_for()
    {
        await using var service = await Service.WithPeople();
        using var flow = service.Flow();
        var first = SignedInAt(await flow.SignIn("lincoln", "ana", Roster.Password));
        service.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(first, SignedInAt(await flow.SignIn("lincoln", "ana", "never looked at")));
        Assert.Equal(first + 360, SignedInAt(await flow.SignIn("lincoln", "ana", Roster.Password, maxAge: TimeSpan.FromMinutes(5))));
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_words_of_the_page()
    {
        await using var service = await Service.WithPeople();
        using var flow = service.Flow();
        var failure = await Assert.ThrowsAsync<SignInFailedException>(() => flow.SignIn("lincoln", "ana", "not her password"));
        Assert.StartsWith("District, login and password do not fit together", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<SignInFailedException>(() => flow.Refresh("no token"));
        Assert.Contains("invalid_grant", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unregistered_client_is_told_so()
    {
        await using var service = await Service.Start();
        using var flow = new PasswordFlow(service.Issuer, "stranger");
        var failure = await Assert.ThrowsAsync<SignInFailedException>(() => flow.SignIn("lincoln", "ana", Roster.Password));
        Assert.StartsWith("The application sent a request that cannot be answered.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_does_not_go_over_plain_http() =>
        Assert.Throws<ArgumentException>(() => new PasswordFlow(new("http://id.example.org/")));

    private static long SignedInAt(Tokens tokens) =>
        long.Parse(new JsonWebToken(tokens.AccessToken).GetClaim("auth_time").Value, System.Globalization.CultureInfo.InvariantCulture);
}
