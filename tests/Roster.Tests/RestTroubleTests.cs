using System.Net;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A service that is busy, broken, wrong or not to be asked: the package is refused, or asked for again.</summary>
public sealed class RestTroubleTests : RestService
{
    /// <summary>The codes that these tests expect.</summary>
    internal static readonly string[] Codes = ["REST_ADDRESS", "REST_ANSWER", "REST_INCOMPLETE", "REST_UNAUTHORIZED", "REST_UNAVAILABLE"];

    [Fact]
    public async Task A_busy_or_broken_service_is_asked_again_after_the_wait_it_names_or_one_that_doubles()
    {
        Service.Fail(HttpStatusCode.TooManyRequests, "7");
        Service.Fail(HttpStatusCode.ServiceUnavailable);
        Service.Fail(HttpStatusCode.InternalServerError);
        Assert.Empty((await Read("1.2")).Findings);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], Clock.Waits);
    }

    [Fact]
    public async Task A_service_that_stays_broken_refuses_the_package()
    {
        for (var time = 0; time < 10; time++)
        {
            Service.Fail(HttpStatusCode.BadGateway);
        }

        await Refused("orgs - - REST_UNAVAILABLE File -");
        Assert.Equal([1, 2, 4, 8, 16], Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_wait_beyond_reason_is_not_waited()
    {
        Service.Fail(HttpStatusCode.TooManyRequests, "86400");
        await Refused("orgs - - REST_UNAVAILABLE File -");
        Assert.Empty(Clock.Waits);
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_is_bought_again_once()
    {
        Service.Fail(HttpStatusCode.Unauthorized);
        Assert.Empty((await Read("1.2")).Findings);
        Service.Fail(HttpStatusCode.Unauthorized);
        Service.Fail(HttpStatusCode.Unauthorized);
        await Refused("orgs - - REST_UNAUTHORIZED File -");
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "orgs - - REST_ANSWER File -")]
    [InlineData(HttpStatusCode.Found, "orgs - - REST_ANSWER File -")]
    [InlineData(HttpStatusCode.Forbidden, "orgs - - REST_UNAUTHORIZED File -")]
    public async Task Another_answer_refuses_the_package(HttpStatusCode status, string expected)
    {
        Service.Fail(status);
        await Refused(expected);
    }

    [Theory]
    [InlineData("not json", "REST_ANSWER")]
    [InlineData("[]", "REST_ANSWER")]
    [InlineData("{}", "REST_ANSWER")]
    [InlineData("{\"orgs\":[{\"sourcedId\":\"\\ud800\"}]}", "REST_ANSWER")]
    public async Task What_is_no_collection_refuses_the_package(string body, string code)
    {
        Service.Instead = body;
        await Refused($"orgs - - {code} File -");
    }

    [Fact]
    public async Task Fewer_records_than_promised_refuse_the_package()
    {
        Service.Promised = 9;
        await Refused("orgs - - REST_INCOMPLETE File -");
    }

    [Fact]
    public async Task A_link_to_another_service_is_not_followed()
    {
        Service.Link = "<http://127.0.0.2:1/ims/oneroster/rostering/v1p2/orgs?offset=1>; rel=\"next\"";
        await Refused("orgs - - REST_ANSWER File -");
    }

    [Fact]
    public async Task Pages_that_go_round_in_circles_refuse_the_package()
    {
        Service.Link = $"<{Service.Source("1.2").Host}ims/oneroster/rostering/v1p2/orgs?limit=1000&offset=0>; rel=\"next\", <x>; rel=\"last\"";
        await Refused("orgs - - REST_ANSWER File -");
        Service.Link = "<?limit=1000&offset=0&again>; rel=\"next\"";
        await Refused("orgs - - REST_ANSWER File -");
    }

    [Fact]
    public async Task Our_own_network_is_not_asked_unless_allowed()
    {
        Assert.Equal(["orgs - - REST_ADDRESS File -"], Told.Lines(await Read("1.2", new())));
        var source = Service.Source("1.2") with { Host = new("https://localhost"), TokenEndpoint = new("https://localhost:" + Service.Port) };
        using var package = await RestPackage.Fetch(source, new(), Clock);
        Assert.Equal(["orgs - - REST_ADDRESS File -"], Told.Lines(OneRosterReader.Read(package)));
        Assert.Empty(Service.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Which_addresses_are_public(string address, bool expected) => Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    private async Task Refused(string expected)
    {
        var reading = await Read("1.2");
        Assert.Null(reading.File);
        Assert.Equal([expected], Told.Lines(reading));
    }
}
