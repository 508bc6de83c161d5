namespace DistrictCoaching.Gateway.Tests;

public sealed class StepUpTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Grant = "mutation { sampleGrant { done errors { code } } }";
    private const string Challenge =
        "Bearer error=\"insufficient_user_authentication\", error_description=\"This needs a sign-in of the last five minutes. Sign in again and send the same request.\", max_age=300";

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(null, false)]
    public async Task A_sign_in_is_fresh_for_five_minutes(int? age, bool passes)
    {
        var answer = await gateway.Ask(Grant, token: Token(age));
        Assert.Equal(passes ? 200 : 401, answer.Status);
        Assert.Equal(passes ? [] : [Challenge], answer.Response.Headers.WwwAuthenticate.Select(header => header.ToString()));
    }

    [Fact]
    public async Task What_was_refused_whole_is_an_error_without_data_in_the_callers_language()
    {
        var answer = await gateway.Ask(Grant, token: Token(301), language: "es");
        Assert.Equal("FRESH_SIGN_IN_REQUIRED", answer.Code);
        Assert.Equal(new Domain.Refusal("FRESH_SIGN_IN_REQUIRED").Message("es"), answer.Message);
        Assert.False(answer.Json.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task What_was_refused_in_part_is_an_answer_with_the_challenge_beside_it()
    {
        var answer = await gateway.Ask("mutation { sampleStop sampleGrant { done errors { code } } }", token: Token(301));
        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"data":{"sampleStop":true,"sampleGrant":{"done":false,"errors":[{"code":"FRESH_SIGN_IN_REQUIRED"}]}}}""", answer.Text);
        Assert.Equal(Challenge, answer.Response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task Another_client_is_never_fresh_enough()
    {
        var answer = await gateway.Ask(Grant, token: Token(0, "an-app"));
        Assert.Equal("""{"data":{"sampleGrant":{"done":false,"errors":[{"code":"CONFIRMATION_REQUIRED"}]}}}""", answer.Text);
        Assert.Equal((200, 0), (answer.Status, answer.Response.Headers.WwwAuthenticate.Count));
    }

    private string Token(int? age, string client = "portal") => gateway.Issuer.Token(token =>
    {
        token.Claims["client_id"] = client;
        token.Claims.Remove("auth_time");
        if (age is { } seconds)
        {
            token.Claims["auth_time"] = TestGateway.Now.ToUnixTimeSeconds() - seconds;
        }
    });
}
