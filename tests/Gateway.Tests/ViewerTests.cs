namespace DistrictCoaching.Gateway.Tests;

public sealed class ViewerTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task The_caller_comes_from_the_token()
    {
        var answer = await gateway.Ask("{ viewer { id districtId language } }", language: "es-MX, en;q=0.5");
        var (person, district) = (NodeId.Of("Person", TestIssuer.Person), NodeId.Of("District", TestIssuer.District));
        Assert.Equal("{\"data\":{\"viewer\":{\"id\":\"" + person + "\",\"districtId\":\"" + district + "\",\"language\":\"es\"}}}", answer.Text);
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_client_that_acts_for_itself_is_no_person()
    {
        var token = gateway.Issuer.Token(descriptor => descriptor.Claims["sub"] = "portal");
        Assert.Equal("""{"data":{"viewer":{"id":null}}}""", (await gateway.Ask("{ viewer { id } }", token: token)).Text);
    }

    [Theory]
    [InlineData("operator", true, true)]
    [InlineData("operator", false, false)]
    [InlineData("coaching", false, false)]
    public async Task An_operator_is_a_client_with_the_scope_and_of_no_district(string scope, bool isService, bool isOperator)
    {
        var token = gateway.Issuer.Token(token =>
        {
            (token.Claims["scope"], token.Claims["sub"]) = (scope, "portal");
            if (isService)
            {
                token.Claims.Remove("tenant");
            }
        });
        Assert.Equal(
            $"portal [{scope}] 2030-09-02T07:59:00.0000000+00:00 {isOperator}",
            (await gateway.Ask("{ sampleCaller }", token: token)).Data.GetProperty("sampleCaller").GetString());
    }

    [Fact]
    public async Task Scopes_come_as_a_text_or_as_a_list_and_a_client_never_signed_in()
    {
        var token = gateway.Issuer.Token(token =>
        {
            token.Claims["scope"] = new List<string> { "b", "a c" };
            token.Claims.Remove("auth_time");
        });
        Assert.Equal("portal [a,b,c]  False", (await gateway.Ask("{ sampleCaller }", token: token)).Data.GetProperty("sampleCaller").GetString());
    }
}
