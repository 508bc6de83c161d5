using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.Imports;

/// <summary>From where a roster is fetched, over HTTP: leads set it, leads and administrators see it and fetch, nobody sees the secret.</summary>
[Collection(nameof(Service))]
public sealed class RosterSourceTests(Service service)
{
    private const string Secret = "kept-to-ourselves", Fields = "source { version host tokenEndpoint clientId hour setBy { id } }";
    private const string Seen = "{ district { rosterSource { version host tokenEndpoint clientId hour setBy { id } } } }";

    [Fact]
    public async Task It_is_set_seen_without_its_secret_and_removed()
    {
        var district = await TestDistrict.Found(service, "Sourced");
        var lead = district["Lead"];
        Assert.Equal("""{"data":{"district":{"rosterSource":null}}}""", (await lead.Ask(Seen)).Text);
        Assert.Equal("NO_ROSTER_SOURCE", Code(await lead.Try("fetchRoster", new { operationId = Guid.NewGuid() })));
        await lead.Do("setRosterSource", Source("https://sis.example", hour: 4), Fields);
        var seen = (await district["Administrator"].Ask(Seen)).Text;
        Assert.Contains($"\"setBy\":{{\"id\":\"{lead.Id}\"}}", seen, StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"district":{"rosterSource":{"version":"ONE_ROSTER_12","host":"https://sis.example/","tokenEndpoint":"https://sis.example/token","clientId":"us","hour":4,""", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
        await lead.Do("removeRosterSource", new { operationId = Guid.NewGuid() });
        Assert.Equal("""{"data":{"district":{"rosterSource":null}}}""", (await lead.Ask(Seen)).Text);
    }

    [Theory]
    [InlineData("http://sis.example")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://[fd00::1]")]
    [InlineData("https://169.254.169.254")]
    public async Task Machines_of_our_own_network_are_no_source(string host)
    {
        var district = await TestDistrict.Found(service, "Unsourced");
        Assert.Equal("ROSTER_SOURCE_ADDRESS", Code(await district["Lead"].Try("setRosterSource", Source(host, hour: null))));
    }

    [Fact]
    public async Task Nobody_else_sets_sees_or_fetches()
    {
        var district = await TestDistrict.Found(service, "Otherwise");
        foreach (var other in new[] { "Administrator", "Principal", "Coach" })
        {
            Assert.Equal("NOT_ALLOWED", Code(await district[other].Try("setRosterSource", Source("https://sis.example", hour: null))));
            Assert.Equal("NOT_ALLOWED", Code(await district[other].Try("removeRosterSource", new { operationId = Guid.NewGuid() })));
        }

        foreach (var other in new[] { "Principal", "Coach" })
        {
            Assert.Contains("\"NOT_ALLOWED\"", (await district[other].Ask(Seen)).Text, StringComparison.Ordinal);
            Assert.Contains("\"NOT_ALLOWED\"", (await district[other].Ask("mutation($i: FetchRosterInput!) { fetchRoster(input: $i) { errors { code } } }", new { i = new { operationId = Guid.NewGuid() } })).Text, StringComparison.Ordinal);
        }
    }

    private static object Source(string host, int? hour) =>
        new { operationId = Guid.NewGuid(), version = "ONE_ROSTER_12", host, tokenEndpoint = "https://sis.example/token", clientId = "us", clientSecret = Secret, hour };

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
