namespace DistrictCoaching.Gateway.Tests;

/// <summary>What those who run the service allow one district, as a gateway goes by it.</summary>
public sealed class DistrictLimitsTests
{
    private const string List = "query($f: Int){sampleTeachers(first:$f){nodes{id}}}", Own = "{rateLimit{limit remaining}}", Stop = "mutation{sampleStop}";
    private static readonly CostOptions Usual = new() { Most = 2_000, Burst = 2_000, PerSecond = 2_000, CallerPercent = 100 };

    [Fact]
    public async Task A_district_has_its_own_and_another_the_services()
    {
        await using var gateway = await Smallest();
        var other = gateway.Issuer.Token(token => token.Claims["tenant"] = $"{Guid.NewGuid()}");
        var first = await gateway.Ask(List, new { f = 99 });
        Assert.Equal((200, "1000", "900"), (first.Status, Header(first, "RateLimit-Limit"), Header(first, "RateLimit-Remaining")));
        Assert.Equal("2000", Header(await gateway.Ask(List, new { f = 99 }, other), "RateLimit-Limit"));
        for (var spent = 1; spent < 10; spent++)
        {
            await gateway.Ask(List, new { f = 99 });
        }

        var refused = await gateway.Ask(List, new { f = 49 });
        Assert.Equal((429, "THROTTLED", TimeSpan.FromSeconds(1)), (refused.Status, refused.Code, refused.Response.Headers.RetryAfter?.Delta));
        Assert.Equal(("1000", "0", "10"), (Header(refused, "RateLimit-Limit"), Header(refused, "RateLimit-Remaining"), Header(refused, "RateLimit-Reset")));
        Assert.Equal(200, (await gateway.Ask(List, new { f = 99 }, other)).Status);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await gateway.Ask(List, new { f = 99 })).Status);
    }

    [Fact]
    public async Task No_operation_may_cost_more_than_its_district_may_spend_at_once()
    {
        await using var gateway = await Smallest();
        var dear = "{" + string.Concat(Enumerable.Range(0, 11).Select(at => $"a{at}:nodes(ids:[]){{id}} ")) + "}";
        var refused = await gateway.Ask(dear);
        Assert.Equal((400, "QUERY_TOO_COSTLY"), (refused.Status, refused.Code));
        Assert.Equal(200, (await gateway.Ask(dear, token: gateway.Issuer.Token(token => token.Claims["tenant"] = $"{Guid.NewGuid()}"))).Status);
    }

    /// <summary>The smallest limit there is, all of it spent, and its one turn taken.</summary>
    [Fact]
    public async Task Withdrawing_pausing_and_ending_pass_the_smallest_limit_when_all_of_it_is_spent()
    {
        await using var gateway = await Smallest();
        using var leaving = new CancellationTokenSource();
        while ((await gateway.Ask(List, new { f = 99 })).Status == 200)
        {
        }

        gateway.Clock.Advance(TimeSpan.FromMilliseconds(10));    // a point, for the one that takes the turn
        var running = await gateway.Hold(leaving.Token);
        Assert.Equal("THROTTLED", (await gateway.Ask(List, new { f = 99 })).Code);
        foreach (var query in new[] { Stop, "mutation{a:sampleStop b:sampleStop}", "mutation{...A} fragment A on Mutation{sampleStop}" })
        {
            Assert.Equal(200, (await gateway.Ask(query).Soon()).Status);
        }

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
    }

    [Fact]
    public async Task Its_operations_wait_for_the_number_of_turns_that_is_its_own()
    {
        await using var gateway = await Smallest();
        using var leaving = new CancellationTokenSource();
        var running = await gateway.Hold(leaving.Token);
        var waiting = gateway.Ask("{viewer{id}}");
        Assert.Equal(200, (await gateway.Ask("{viewer{id}}", token: gateway.Issuer.Token(token => token.Claims["tenant"] = $"{Guid.NewGuid()}")).Soon()).Status);
        Assert.False(waiting.IsCompleted);
        gateway.Limits = () => new(null, null, null, null, null, null);
        gateway.Clock.Advance(Standing.Lasts);
        Assert.Equal(200, (await gateway.Ask("{viewer{id}}").Soon()).Status);    // the service's number now, beside those that began before
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        Assert.Equal(200, (await waiting.Soon()).Status);
    }

    [Fact]
    public async Task What_is_set_counts_within_thirty_seconds_and_as_large_a_share_is_left()
    {
        await using var gateway = await Smallest();
        gateway.Limits = () => new(null, null, null, null, null, null);
        Assert.Equal("""{"data":{"rateLimit":{"limit":2000,"remaining":1999}}}""", (await gateway.Ask(Own)).Text);
        gateway.Limits = () => new(100, 1_000, null, null, null, null);
        gateway.Clock.Advance(Standing.Lasts - TimeSpan.FromTicks(1));
        await gateway.Ask(List, new { f = 99 });
        Assert.Equal("2000", Header(await gateway.Ask(List, new { f = 98 }), "RateLimit-Limit"));
        gateway.Clock.Advance(TimeSpan.FromTicks(1));
        for (var spent = 0; spent < 4; spent++)
        {
            await gateway.Ask(List, new { f = 99 });
        }

        Assert.Equal((2, "1000"), (gateway.LimitsAsked, Header(await gateway.Ask(List, new { f = 99 }), "RateLimit-Limit")));
        Assert.Equal("""{"data":{"rateLimit":{"limit":1000,"remaining":399}}}""", (await gateway.Ask(Own)).Text);
        gateway.Limits = () => new(null, null, null, null, null, null);
        gateway.Clock.Advance(Standing.Lasts);
        Assert.Equal("""{"data":{"rateLimit":{"limit":2000,"remaining":1999}}}""", (await gateway.Ask(Own)).Text);
    }

    [Fact]
    public async Task What_was_known_last_counts_while_nobody_says_it()
    {
        await using var gateway = await Smallest();
        Assert.Equal("1000", Header(await gateway.Ask(Own), "RateLimit-Limit"));
        gateway.Limits = () => throw new InvalidOperationException("There is no silo here.");
        gateway.Clock.Advance(Standing.Lasts);
        Assert.Equal((2, "1000"), (gateway.LimitsAsked + 1, Header(await gateway.Ask(Own), "RateLimit-Limit")));
        gateway.Limits = () => new(100, 1_500, null, null, null, null);
        gateway.Clock.Advance(Standing.DistrictLasts);
        Assert.Equal("1500", Header(await gateway.Ask(Own), "RateLimit-Limit"));
    }

    /// <summary>The service's own budgets are full after a second, and so forgotten after two; this one takes ten.</summary>
    [Fact]
    public async Task A_budget_that_fills_slowly_is_not_full_because_it_was_forgotten()
    {
        await using var gateway = await Smallest();
        for (var spent = 0; spent < 10; spent++)
        {
            await gateway.Ask(List, new { f = 99 });
        }

        for (var waited = 0; waited < 2; waited++)
        {
            gateway.Clock.Advance(TimeSpan.FromSeconds(3));
            await gateway.Ask(Own, token: gateway.Issuer.Token(token => token.Claims["client_id"] = "other"));
        }

        Assert.Equal("""{"data":{"rateLimit":{"limit":1000,"remaining":599}}}""", (await gateway.Ask(Own)).Text);
    }

    private static async Task<TestGateway> Smallest()
    {
        var gateway = new TestGateway { Configure = options => options.Cost = Usual, Limits = () => new(100, 1_000, 1, 1, 0, 0) };
        await gateway.InitializeAsync();
        return gateway;
    }

    private static string? Header(Answer answer, string name) => answer.Response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
