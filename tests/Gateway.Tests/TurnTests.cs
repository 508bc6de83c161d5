namespace DistrictCoaching.Gateway.Tests;

/// <summary>Operations of one district take turns on a gateway.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task A_district_that_has_its_turns_waits_and_neither_others_nor_what_stops_do()
    {
        await using var gateway = new TestGateway { Configure = options => options.Cost = options.Cost with { AtOnce = 1 } };
        await gateway.InitializeAsync();
        using var leaving = new CancellationTokenSource();
        var running = await gateway.Hold(leaving.Token);
        var waiting = gateway.Ask("{viewer{id}}");
        Assert.Equal(200, (await gateway.Ask("mutation{sampleStop}").Soon()).Status);
        Assert.Equal(200, (await gateway.Ask("{viewer{id}}", token: gateway.Issuer.Token(token => token.Claims["tenant"] = $"{Guid.NewGuid()}")).Soon()).Status);
        Assert.False(running.IsCompleted || waiting.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        Assert.Equal(200, (await waiting.Soon()).Status);
    }

    [Fact]
    public async Task What_stops_passes_a_socket_whose_operations_all_wait_for_their_turn()
    {
        await using var gateway = new TestGateway
        {
            Configure = options => (options.Cost, options.Subscriptions) = (options.Cost with { AtOnce = 1 }, options.Subscriptions with { Operations = 2 }),
        };
        await gateway.InitializeAsync();
        using var leaving = new CancellationTokenSource();
        var running = await gateway.Hold(leaving.Token);
        using var client = await SocketClient.Open(gateway);
        await client.Subscribe("1", "{viewer{id}}");
        await client.Subscribe("2", "{viewer{id}}");
        foreach (var refused in new[] { "{viewer{id}}", "mutation{sampleStop sampleMove(to:2)}", "mutation{sampleStop", "subscription{sampleCount}" })
        {
            await client.Subscribe("3", refused);
            Assert.Contains("TOO_MANY_OPERATIONS", await client.Receive().Soon(), StringComparison.Ordinal);
        }

        foreach (var stop in new[] { "mutation{sampleStop}", "mutation{__typename ...on Mutation{sampleStop}}" })
        {
            await client.Subscribe("3", stop);
            Assert.Contains("\"sampleStop\":true", await client.Receive().Soon(), StringComparison.Ordinal);
            Assert.Equal("""{"type":"complete","id":"3"}""", await client.Receive().Soon());
        }

        await client.Subscribe("3", "{viewer{id}}");
        Assert.Contains("TOO_MANY_OPERATIONS", await client.Receive().Soon(), StringComparison.Ordinal);
        Assert.False(running.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        Assert.Contains("viewer", await client.Receive().Soon(), StringComparison.Ordinal);
    }
}
