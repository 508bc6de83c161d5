using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A service is read as files are, over real HTTP.</summary>
public sealed class RestTests : RestService
{
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
        Assert.Equal("id%3A1:secret%2F2", Service.Basic);
        Assert.Equal("grant_type=client_credentials&scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2For%2Fv1p2%2Fscope%2Froster-core.readonly", Service.Form);
        Assert.Equal(
            ["academicSessions", "classes", "courses", "enrollments", "orgs", "users"],
            Service.Asked.Select(asked => asked.Path.Split('/')[^1]).Where(path => path != "token").Distinct().Order(StringComparer.Ordinal));
        Assert.All(Service.Asked.Skip(1), asked => Assert.StartsWith("/ims/oneroster/rostering/v1p2/", asked.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_follow_the_link_or_else_the_offset(bool links)
    {
        Service.Links = links;
        var reading = await Read("1.2", new(AllowPrivate: true, PageSize: 1));
        Assert.Empty(reading.Findings);
        Assert.Equal(["ann", "ben"], reading.File!.People.Select(person => person.SourcedId));
        Assert.Equal(["?limit=1&offset=0", "?limit=1&offset=1", "?limit=1&offset=2"], Service.Asked.Where(asked => asked.Path.EndsWith("/users", StringComparison.Ordinal)).Select(asked => asked.Query).Take(3));
    }

    [Fact]
    public async Task A_service_that_gives_less_than_was_asked_for_and_no_total_is_asked_until_nothing_comes()
    {
        Service.Totals = false;
        var reading = await Read("1.2");
        Assert.Empty(reading.Findings);
        Assert.Equal(["ann", "ben"], reading.File!.People.Select(person => person.SourcedId));
    }

    [Fact]
    public async Task A_service_that_says_more_than_a_package_may_hold_is_refused()
    {
        Assert.Equal("REST_ANSWER", Assert.Single((await Read("1.2", new(AllowPrivate: true, Largest: 100))).Findings).Code);
        Assert.Empty((await Read("1.2", new(AllowPrivate: true, Largest: 20_000))).Findings);
    }

    [Fact]
    public async Task A_delta_asks_for_what_changed_and_says_who_left()
    {
        var reading = await Read("1.2", since: new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.Empty(reading.Findings);
        Assert.Equal("?limit=1000&offset=0&filter=dateLastModified%3E%272026-10-01T06%3A00%3A00.000Z%27", Service.Asked.Single(asked => asked.Path.EndsWith("/users", StringComparison.Ordinal)).Query);
        Assert.Equal([("ann", false, true), ("old", true, false)], reading.File!.People.Select(person => (person.SourcedId, person.Gone, person.WholeRoles)));
        Assert.False(reading.File.WholePeople);
        Assert.DoesNotContain(Service.Asked, asked => asked.Path.EndsWith("/enrollments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delta_in_which_nobody_changed_changes_nothing()
    {
        var reading = await Read("1.2", since: new(2027, 10, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.Empty(reading.Findings);
        Assert.Empty(reading.File!.People);
    }
}
