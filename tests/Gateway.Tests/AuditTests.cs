namespace DistrictCoaching.Gateway.Tests;

/// <summary>The audits of the npm package graphql-http, which follow the text of GraphQL over HTTP.</summary>
[Collection(nameof(NodeProject))]
public sealed class AuditTests(NodeProject node)
{
    [Fact]
    public async Task Passes_every_audit_of_GraphQL_over_HTTP()
    {
        await using var gateway = new TestGateway();
        await gateway.InitializeAsync();
        var results = await node.Run("audit.mjs", ("AUDIT_URL", new Uri(gateway.Address, "/graphql").AbsoluteUri), ("AUDIT_TOKEN", gateway.Issuer.Token()));
        Assert.Equal(61, results.Length);
        Assert.All(results, result => Assert.StartsWith("ok\t", result, StringComparison.Ordinal));
    }
}
