namespace DistrictCoaching.Gateway.Tests;

/// <summary>What operations cost, and what becomes of a client that spends too much.</summary>
public sealed class CostTests
{
    private const string List = "query($f: Int){sampleTeachers(first:$f){nodes{id}}}";

    [Theory]
    [InlineData("{viewer{id language}}", 1)]
    [InlineData("{__typename}", 0)]
    [InlineData("{viewer{id} more:viewer{id}}", 2)]
    [InlineData("{viewer{...A}} fragment A on Viewer{id person{id}}", 2)]
    [InlineData("{viewer{...{person{id}} ...on Viewer{person{id}}}}", 3)]
    [InlineData("{sampleTeachers{nodes{id}}}", 26)]
    [InlineData("{sampleTeachers(first:10){nodes{id} edges{node{id}} pageInfo{hasNextPage} totalCount}}", 32)]
    [InlineData("{nodes(ids:[]){id}}", 100)]
    [InlineData("mutation{sampleStop}", 10)]
    [InlineData("mutation{sampleStop more:sampleStop}", 20)]
    public async Task Costs_what_it_may_give(string query, int points)
    {
        await using var gateway = await Start(new());
        Assert.Equal(points, (await gateway.Ask(query)).Requested);
    }

    [Theory]
    [InlineData("{\"f\":10}", 11)]
    [InlineData("{\"f\":null}", 26)]
    [InlineData("{}", 26)]
    public async Task A_variable_s_page_costs_what_it_says(string variables, int points)
    {
        await using var gateway = await Start(new());
        Assert.Equal(points, (await gateway.Ask(List, System.Text.Json.JsonSerializer.Deserialize<object>(variables))).Requested);
        Assert.Equal(8, (await gateway.Ask(List.Replace("Int)", "Int = 7)", StringComparison.Ordinal))).Requested);
    }

    [Fact]
    public async Task No_number_of_points_is_too_large_to_be_counted()
    {
        await using var gateway = await Start(new());
        var nested = string.Concat(Enumerable.Repeat("...on Person{", 3)) + "id" + string.Concat(Enumerable.Repeat("}", 3));
        var refused = await gateway.Ask("{" + string.Concat(Enumerable.Range(0, 20).Select(at => $"a{at}:nodes(ids:[]){{{nested} {nested} b:__typename}} ")) + "}");
        Assert.NotEqual(500, refused.Status);
    }

    [Fact]
    public async Task More_than_one_may_cost_is_refused_before_it_is_validated()
    {
        await using var gateway = await Start(new() { Most = 100 });
        Assert.Equal(200, (await gateway.Ask(List, new { f = 99 })).Status);
        var refused = await gateway.Ask(List, new { f = 100 });
        Assert.Equal((400, "QUERY_TOO_COSTLY"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Who_spends_too_much_waits_and_nobody_else_does()
    {
        await using var gateway = await Start(new() { Most = 100, Burst = 100, PerSecond = 10 });
        Assert.Equal(200, (await gateway.Ask(List, new { f = 94 })).Status);
        var refused = await gateway.Ask(List, new { f = 29 });
        Assert.Equal((429, "THROTTLED", TimeSpan.FromSeconds(3)), (refused.Status, refused.Code, refused.Response.Headers.RetryAfter?.Delta));
        Assert.Equal(200, (await gateway.Ask(List, new { f = 29 }, token: gateway.Issuer.Token(token => token.Claims["client_id"] = "other"))).Status);
        Assert.Equal(200, (await gateway.Ask(List, new { f = 29 }, token: gateway.Issuer.Token(token => token.Claims["tenant"] = $"{Guid.NewGuid()}"))).Status);
        gateway.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(200, (await gateway.Ask(List, new { f = 29 })).Status);
    }

    [Fact]
    public async Task Withdrawing_pausing_and_ending_are_open_to_who_has_nothing_left()
    {
        await using var gateway = await Start(new() { Most = 10, Burst = 10, PerSecond = 1 });
        Assert.Equal(200, (await gateway.Ask("mutation{sampleRecord(input:{operationId:\"11111111-1111-4111-8111-111111111111\",teacherId:\"a\",day:\"2030-09-02\",kind:CO_PLANNING}){by}}")).Status);
        Assert.Equal("THROTTLED", (await gateway.Ask("{viewer{id}}")).Code);
        foreach (var query in new[] { "mutation{sampleStop}", "mutation{a:sampleStop b:sampleStop}", "mutation{...A} fragment A on Mutation{sampleStop}" })
        {
            Assert.Equal(200, (await gateway.Ask(query)).Status);
        }

        Assert.Equal("THROTTLED", (await gateway.Ask("mutation{sampleMove(to:1)}")).Code);
        Assert.Equal("QUERY_TOO_COSTLY", (await gateway.Ask("mutation{sampleStop sampleMove(to:1)}")).Code);
    }

    [Fact]
    public async Task A_throttled_stream_says_when_to_come_again()
    {
        await using var gateway = await Start(new() { Most = 10, Burst = 10, PerSecond = 1 });
        await gateway.Ask("mutation{sampleMove(to:2)}");
        using var client = await SocketClient.Open(gateway);
        await client.Subscribe("1", "{viewer{id}}");
        Assert.Contains("\"code\":\"THROTTLED\",\"retryAfter\":1", await client.Receive().Soon(), StringComparison.Ordinal);
    }

    internal static async Task<TestGateway> Start(CostOptions cost)
    {
        var gateway = new TestGateway { Configure = options => options.Cost = cost };
        await gateway.InitializeAsync();
        return gateway;
    }
}
