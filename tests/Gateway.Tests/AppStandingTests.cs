using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

public sealed class AppStandingTests : IAsyncLifetime
{
    private const string Ask = "{viewer{id}}";
    private readonly TestGateway gateway = new();

    public ValueTask InitializeAsync() => gateway.InitializeAsync();

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Theory]
    [InlineData(Ask)]
    [InlineData("mutation { sampleStop }")]    // what only ends something is open to a person who left, but to no application that was ended
    public async Task An_application_that_was_ended_is_refused_within_30_seconds(string query)
    {
        var asked = new List<Caller>();
        gateway.Apps = caller =>
        {
            asked.Add(caller);
            return true;
        };
        Assert.Equal(200, (await gateway.Ask(query)).Status);
        Assert.Equal(("portal", TestIssuer.Person, TestGateway.Now), (asked.Single().ClientId, asked.Single().Person!.Value.Value, asked.Single().IssuedAt));
        gateway.Apps = _ => false;
        gateway.Clock.Advance(Standing.Lasts - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await gateway.Ask(query)).Status);
        gateway.Clock.Advance(TimeSpan.FromTicks(1));
        var refused = await gateway.Ask(query);
        Assert.Equal((401, "APP_ENDED"), (refused.Status, refused.Code));
        gateway.Apps = _ => true;
        Assert.Equal(200, (await gateway.Ask(query)).Status);
    }

    [Theory]
    [InlineData(Ask)]
    [InlineData("mutation { sampleStop }")]    // whoever has a token of a sign-in that was taken is not known to be she
    public async Task A_sign_in_that_ended_is_refused_within_30_seconds(string query)
    {
        var token = gateway.Issuer.Token(token => token.Claims["sid"] = "credential.session");
        var asked = new List<string?>();
        gateway.SignIns = caller =>
        {
            asked.Add(caller.SignIn);
            return true;
        };
        Assert.Equal(200, (await gateway.Ask(query, token: token)).Status);
        Assert.Equal(200, (await gateway.Ask(query, token: token)).Status);
        Assert.Equal(["credential.session"], asked);
        gateway.SignIns = caller => caller.SignIn != "credential.session";
        gateway.Clock.Advance(Standing.Lasts - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await gateway.Ask(query, token: token)).Status);
        gateway.Clock.Advance(TimeSpan.FromTicks(1));
        var refused = await gateway.Ask(query, token: token);
        Assert.Equal((401, "SIGN_IN_ENDED"), (refused.Status, refused.Code));
        Assert.Equal(200, (await gateway.Ask(query, token: gateway.Issuer.Token(token => token.Claims["sid"] = "credential.another"))).Status);
    }

    [Fact]
    public async Task So_is_a_roster_package_of_it()
    {
        gateway.Apps = _ => false;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports") { Content = new ByteArrayContent([1]) };
        var answer = await gateway.Send(request, gateway.Issuer.Token());
        Assert.Equal((401, "APP_ENDED"), (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("directory", "{ taxonomy { subjects { id } } presets { kind } }", null)]
    [InlineData("directory", "{ __typename __schema { queryType { name } } }", null)]
    [InlineData("directory", Ask, "SCOPE_MISSING")]
    [InlineData("directory offline_access", "{ taxonomy { subjects { id } } ...F } fragment F on Query { viewer { id } }", "SCOPE_MISSING")]
    [InlineData("directory", "{ district { id } }", "SCOPE_MISSING")]
    [InlineData("directory", "mutation { sampleStop }", "SCOPE_MISSING")]
    [InlineData("directory", "mutation { __typename }", "SCOPE_MISSING")]
    [InlineData("directory", "subscription { sampleCount }", "SCOPE_MISSING")]
    [InlineData("directory coaching", Ask, null)]
    [InlineData("coaching", Ask, null)]
    public async Task A_token_for_the_directory_reads_the_directory_and_nothing_else(string scope, string query, string? code)
    {
        var answer = await gateway.Ask(query, token: gateway.Issuer.Token(token => token.Claims["scope"] = scope));
        Assert.Equal((code is null ? 200 : 403, code), (answer.Status, answer.Json.TryGetProperty("errors", out _) ? answer.Code : null));
    }

    [Fact]
    public async Task Nor_does_it_send_roster_packages()
    {
        gateway.Roster = () => TestGateway.Listed(Role.DistrictLead);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports") { Content = new ByteArrayContent([1]) };
        var answer = await gateway.Send(request, gateway.Issuer.Token(token => token.Claims["scope"] = "directory"));
        Assert.Equal((403, "SCOPE_MISSING"), (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public void What_the_directory_is_does_not_grow_by_itself()
    {
        var fields = gateway.Schema.Query.Fields.Where(DirectoryAttribute.IsOn).Select(field => field.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["calendar", "changes", "node", "nodes", "people", "presets", "rateLimit", "schools", "taxonomy"], fields);
        Assert.All(fields, name => Assert.Contains("scope `directory`", gateway.Schema.Query.Fields.Find(name)!.Description, StringComparison.Ordinal));
    }
}
