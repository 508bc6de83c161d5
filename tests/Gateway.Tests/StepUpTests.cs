namespace DistrictCoaching.Gateway.Tests;

public sealed class StepUpTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Field = "resumeConsent(input: { operationId: \"11111111-1111-4111-8111-111111111111\", consentId: \"none\" }) { errors { code } }";
    private const string Resume = "mutation { " + Field + " }";
    private const string Challenge =
        "Bearer error=\"insufficient_user_authentication\", error_description=\"This needs a sign-in of the last five minutes. Sign in again and send the same request.\", max_age=300";

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(null, false)]
    public async Task A_sign_in_is_fresh_for_five_minutes(int? age, bool passes)
    {
        var answer = await gateway.Ask(Resume, token: Token(age));
        Assert.Equal(passes ? 200 : 401, answer.Status);
        Assert.Equal(passes ? [] : [Challenge], answer.Response.Headers.WwwAuthenticate.Select(header => header.ToString()));
    }

    [Fact]
    public async Task What_was_refused_whole_is_an_error_without_data_in_the_callers_language()
    {
        var answer = await gateway.Ask(Resume, token: Token(301), language: "es");
        Assert.Equal("FRESH_SIGN_IN_REQUIRED", answer.Code);
        Assert.Equal(new Domain.Refusal("FRESH_SIGN_IN_REQUIRED").Message("es"), answer.Message);
        Assert.False(answer.Json.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task What_was_refused_in_part_is_an_answer_with_the_challenge_beside_it()
    {
        var answer = await gateway.Ask("mutation { sampleStop " + Field + " }", token: Token(301));
        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"data":{"sampleStop":true,"resumeConsent":{"errors":[{"code":"FRESH_SIGN_IN_REQUIRED"}]}}}""", answer.Text);
        Assert.Equal(Challenge, answer.Response.Headers.WwwAuthenticate.Single().ToString());
    }

    private string Token(int? age) => gateway.Issuer.Token(token =>
    {
        token.Claims.Remove("auth_time");
        if (age is { } seconds)
        {
            token.Claims["auth_time"] = TestGateway.Now.ToUnixTimeSeconds() - seconds;
        }
    });
}
