namespace DistrictCoaching.Gateway.Tests;

/// <summary>The npm clients graphql-ws and graphql-sse, as they are, in a process of their own.</summary>
[Collection(nameof(NodeProject))]
public sealed class ClientTests(NodeProject node)
{
    [Fact]
    public async Task Both_clients_can_do_everything()
    {
        await using var gateway = new TestGateway();
        await gateway.InitializeAsync();
        var done = node.Run("clients.mjs", ("GATEWAY", gateway.Address.AbsoluteUri.TrimEnd('/')), ("TOKEN", Token(days: 30)), ("ONE_DAY", Token(days: 1)), ("TWO_DAYS", Token(days: 2)));
        var results = await gateway.Clock.Until(done);
        Assert.All(results, result => Assert.StartsWith("ok\t", result, StringComparison.Ordinal));
        Assert.Equal(17, results.Length);

        string Token(int days) => gateway.Issuer.Token(token => token.Expires = TestGateway.Now.UtcDateTime.AddDays(days));
    }
}
