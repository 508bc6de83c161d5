namespace DistrictCoaching.Gateway.Tests;

/// <summary>Acts that need a fresh sign-in, under another issuer's token.</summary>
public sealed class ForeignFreshnessTests : ForeignTokenTest
{
    private const string Resume = "mutation { resumeConsent(input: { operationId: \"11111111-1111-4111-8111-111111111111\", consentId: \"none\" }) { errors { code } } }";

    private protected override void Change(IssuerOptions issuer)
    {
        issuer.OwnClients.Add("their-portal");
        issuer.FreshAcrs.Add("strong");
    }

    [Fact]
    public async Task A_client_that_is_named_for_it_passes_with_a_fresh_and_strong_sign_in() => Assert.Equal(200, await Status(Other.Token()));

    [Theory]
    [InlineData("acr", "weak")]
    [InlineData("acr", null)]
    [InlineData("auth_time", null)]
    [InlineData("auth_time", 301)]
    public async Task A_sign_in_that_is_weak_or_old_is_to_be_made_anew(string claim, object? value)
    {
        var answer = await Gateway.Ask(Resume, token: Other.Token(token =>
        {
            token.Claims.Remove(claim);
            if (value is not null)
            {
                token.Claims[claim] = value is int age ? TestGateway.Now.ToUnixTimeSeconds() - age : value;
            }
        }));
        Assert.Equal((401, "FRESH_SIGN_IN_REQUIRED"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("portal")]    // ours is of our own issuer
    [InlineData("another")]
    public async Task No_other_client_of_it_does(string client)
    {
        var answer = await Gateway.Ask("mutation { eraseContent(input: { operationId: \"11111111-1111-4111-8111-111111111111\" }) { errors { code } } }", token: Other.Token(token => token.Claims["azp"] = client));
        Assert.Equal("NOT_ALLOWED", answer.Data.GetProperty("eraseContent").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nor_is_its_client_trusted_under_our_issuers_name()
    {
        var answer = await Gateway.Ask("mutation { eraseContent(input: { operationId: \"11111111-1111-4111-8111-111111111111\" }) { errors { code } } }", token: Gateway.Issuer.Token(token => token.Claims["client_id"] = "their-portal"));
        Assert.Equal("NOT_ALLOWED", answer.Data.GetProperty("eraseContent").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    private async Task<int> Status(string token) => (await Gateway.Ask(Resume, token: token)).Status;
}
