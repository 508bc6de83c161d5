using System.Net;
using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A service is read as files are, over real HTTP.</summary>
public sealed class RestTests : IAsyncLifetime
{
    /// <summary>The codes that these tests expect.</summary>
    internal static readonly string[] Codes = ["REST_ADDRESS", "REST_ANSWER", "REST_INCOMPLETE", "REST_UNAUTHORIZED", "REST_UNAVAILABLE"];

    private readonly HurriedClock clock = new();
    private readonly FakeService service = new();

    public async ValueTask InitializeAsync() => await service.Start();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.1")]
    public async Task What_a_service_says_is_read_as_files_are(string version)
    {
        var reading = await Read(version);
        Assert.Empty(reading.Findings);
        var files = Small.Read(version == "1.1" ? Small.OldFiles() : Small.WithClasses()).File!;
        Assert.Equal(files.People.Select(Said), reading.File!.People.Select(Said));
        Assert.Equal((true, true, "District"), (reading.File.WholePeople, reading.File.WholeSchools, reading.File.District));
        Assert.Equal(files.Schools, reading.File.Schools);
        Assert.Equal(1, Assert.Single(reading.File.Sizes!).Students);
        Assert.DoesNotContain("kid", Encoding.UTF8.GetString(RosterFileBytes.Write(reading.File)), StringComparison.OrdinalIgnoreCase);

        static object Said(FilePerson person) => (person.SourcedId, person.Identity, person.Gone, person.WholeRoles, string.Join(';', person.Roles.Select(role => (role.Role, role.School))));
    }

    [Fact]
    public async Task It_asks_with_client_credentials_for_the_core_and_never_for_demographics()
    {
        await Read("1.2");
        Assert.Equal("id%3A1:secret%2F2", service.Basic);
        Assert.Equal("grant_type=client_credentials&scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2For%2Fv1p2%2Fscope%2Froster-core.readonly", service.Form);
        Assert.Equal(
            ["academicSessions", "classes", "courses", "enrollments", "orgs", "users"],
            service.Asked.Select(asked => asked.Path.Split('/')[^1]).Where(path => path != "token").Distinct().Order(StringComparer.Ordinal));
        Assert.All(service.Asked.Skip(1), asked => Assert.StartsWith("/ims/oneroster/rostering/v1p2/", asked.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_follow_the_link_or_else_the_offset(bool links)
    {
        service.Links = links;
        var reading = await Read("1.2", new(AllowPrivate: true, PageSize: 1));
        Assert.Empty(reading.Findings);
        Assert.Equal(["ann", "ben"], reading.File!.People.Select(person => person.SourcedId));
        Assert.Equal(["?limit=1&offset=0", "?limit=1&offset=1", "?limit=1&offset=2"], service.Asked.Where(asked => asked.Path.EndsWith("/users", StringComparison.Ordinal)).Select(asked => asked.Query).Take(3));
    }

    [Fact]
    public async Task A_delta_asks_for_what_changed_and_says_who_left()
    {
        var reading = await Read("1.2", since: new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.Empty(reading.Findings);
        Assert.Equal("?limit=1000&offset=0&filter=dateLastModified%3E%272026-10-01T06%3A00%3A00.000Z%27", service.Asked.Single(asked => asked.Path.EndsWith("/users", StringComparison.Ordinal)).Query);
        Assert.Equal([("ann", false, true), ("old", true, false)], reading.File!.People.Select(person => (person.SourcedId, person.Gone, person.WholeRoles)));
        Assert.False(reading.File.WholePeople);
        Assert.DoesNotContain(service.Asked, asked => asked.Path.EndsWith("/enrollments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delta_in_which_nobody_changed_changes_nothing()
    {
        var reading = await Read("1.2", since: new(2027, 10, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.Empty(reading.Findings);
        Assert.Empty(reading.File!.People);
    }

    [Fact]
    public async Task A_busy_or_broken_service_is_asked_again_after_the_wait_it_names_or_one_that_doubles()
    {
        service.Fail(HttpStatusCode.TooManyRequests, "7");
        service.Fail(HttpStatusCode.ServiceUnavailable);
        service.Fail(HttpStatusCode.InternalServerError);
        Assert.Empty((await Read("1.2")).Findings);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], clock.Waits);
    }

    [Fact]
    public async Task A_service_that_stays_broken_refuses_the_package()
    {
        for (var time = 0; time < 10; time++)
        {
            service.Fail(HttpStatusCode.BadGateway);
        }

        await Refused("orgs - - REST_UNAVAILABLE File -");
        Assert.Equal([1, 2, 4, 8, 16], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_wait_beyond_reason_is_not_waited()
    {
        service.Fail(HttpStatusCode.TooManyRequests, "86400");
        await Refused("orgs - - REST_UNAVAILABLE File -");
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_is_bought_again_once()
    {
        service.Fail(HttpStatusCode.Unauthorized);
        Assert.Empty((await Read("1.2")).Findings);
        service.Fail(HttpStatusCode.Unauthorized);
        service.Fail(HttpStatusCode.Unauthorized);
        await Refused("orgs - - REST_UNAUTHORIZED File -");
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "orgs - - REST_ANSWER File -")]
    [InlineData(HttpStatusCode.Found, "orgs - - REST_ANSWER File -")]
    [InlineData(HttpStatusCode.Forbidden, "orgs - - REST_UNAUTHORIZED File -")]
    public async Task Another_answer_refuses_the_package(HttpStatusCode status, string expected)
    {
        service.Fail(status);
        await Refused(expected);
    }

    [Theory]
    [InlineData("not json", "REST_ANSWER")]
    [InlineData("[]", "REST_ANSWER")]
    [InlineData("{}", "REST_ANSWER")]
    [InlineData("{\"orgs\":[{\"sourcedId\":\"\\ud800\"}]}", "REST_ANSWER")]
    public async Task What_is_no_collection_refuses_the_package(string body, string code)
    {
        service.Instead = body;
        await Refused($"orgs - - {code} File -");
    }

    [Fact]
    public async Task Fewer_records_than_promised_refuse_the_package()
    {
        service.Promised = 9;
        await Refused("orgs - - REST_INCOMPLETE File -");
    }

    [Fact]
    public async Task A_link_to_another_service_is_not_followed()
    {
        service.Link = "<http://127.0.0.2:1/ims/oneroster/rostering/v1p2/orgs?offset=1>; rel=\"next\"";
        await Refused("orgs - - REST_ANSWER File -");
    }

    [Fact]
    public async Task Pages_that_go_round_in_circles_refuse_the_package()
    {
        service.Link = $"<{service.Source("1.2").Host}ims/oneroster/rostering/v1p2/orgs?limit=1000&offset=0>; rel=\"next\", <x>; rel=\"last\"";
        await Refused("orgs - - REST_ANSWER File -");
        service.Link = "<?limit=1000&offset=0&again>; rel=\"next\"";
        await Refused("orgs - - REST_ANSWER File -");
    }

    [Fact]
    public async Task Our_own_network_is_not_asked_unless_allowed()
    {
        Assert.Equal(["orgs - - REST_ADDRESS File -"], Told.Lines(await Read("1.2", new())));
        var source = service.Source("1.2") with { Host = new("https://localhost"), TokenEndpoint = new("https://localhost:" + service.Port) };
        using var package = await RestPackage.Fetch(source, new(), clock);
        Assert.Equal(["orgs - - REST_ADDRESS File -"], Told.Lines(OneRosterReader.Read(package)));
        Assert.Empty(service.Asked);
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

    private async Task<RosterReading> Read(string version, RestOptions? options = null, DateTimeOffset? since = null)
    {
        using var package = await RestPackage.Fetch(service.Source(version), options ?? new(AllowPrivate: true), clock, since);
        return OneRosterReader.Read(package);
    }

    private async Task Refused(string expected)
    {
        var reading = await Read("1.2");
        Assert.Null(reading.File);
        Assert.Equal([expected], Told.Lines(reading));
    }
}
