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
}
