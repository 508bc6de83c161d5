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
}
