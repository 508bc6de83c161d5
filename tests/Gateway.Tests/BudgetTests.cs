namespace DistrictCoaching.Gateway.Tests;

/// <summary>What a caller gets back and what she is told, which nobody else moves.</summary>
public sealed class BudgetTests
{
    private const string List = "query($f: Int){sampleTeachers(first:$f){nodes{id}}}";

    [Theory]
    [InlineData("{viewer{id language}}", 1, 1)]
    [InlineData("{sampleTeachers(first:10){nodes{id} edges{node{id}} pageInfo{hasNextPage} totalCount}}", 32, 32)]
    [InlineData("{nodes(ids:[]){id}}", 100, 0)]
    [InlineData("{sampleOthers{nodes{id}}}", 26, 2)]
    [InlineData("{sampleTree{child{number} many{number} some{number} either{...on SampleTree{number}}}}", 23, 8)]    // what is null was looked for all the same
    [InlineData("mutation{sampleStop}", 10, 10)]
    [InlineData("mutation{sampleMove(to:2) b:sampleTurn{before}}", 20, 20)]
    [InlineData("{__schema{queryType{name}}}", 0, 0)]
    public async Task What_was_charged_and_not_given_is_given_back(string query, int requested, int actual)
    {
        await using var gateway = await CostTests.Start(new() { Most = 100, Burst = 1_000, PerSecond = 1 });
        for (var known = 1; known < 3; known++)
        {
            var answer = await gateway.Ask(query);
            Assert.Equal((requested, actual), (answer.Requested, answer.Actual));
            var spent = query.Contains("sampleStop", StringComparison.Ordinal) ? 0 : known * actual;
            Assert.Equal(spent == 0 && query.StartsWith("mutation", StringComparison.Ordinal) ? null : $"{500 - spent}", Header(answer, "RateLimit-Remaining"));
        }
    }

    [Fact]
    public async Task What_is_given_back_does_not_depend_on_what_was_asked_before()
    {
        const string Names = "abcde";
        await using var gateway = await CostTests.Start(new() { Most = 100, Burst = 100_000, PerSecond = 1 });
        var query = $"query({string.Concat(Names.Select(name => $"${name}:Boolean! "))}){{__typename {string.Concat(Names.Select(name => $"{name}:viewer@include(if:${name}){{id}} "))}}}";
        for (var outcome = 0; outcome < 1 << Names.Length; outcome++)
        {
            var answer = await gateway.Ask(query, Names.Select((name, at) => (name, Is: (outcome >> at & 1) == 1)).ToDictionary(one => $"{one.name}", one => one.Is));
            Assert.Equal(System.Numerics.BitOperations.PopCount((uint)outcome), answer.Actual);
        }
    }

    [Fact]
    public async Task A_caller_is_told_what_is_left_of_her_own_which_nobody_else_moves()
    {
        await using var gateway = await CostTests.Start(new() { Most = 10, Burst = 100, PerSecond = 2 });
        var (other, client) = (gateway.Issuer.Token(token => token.Claims["sub"] = $"{Guid.NewGuid()}"), gateway.Issuer.Token(token => token.Claims["client_id"] = "other"));
        Assert.Equal(["50", "49", "1"], Told(await gateway.Ask("{viewer{id}}")));
        foreach (var token in new[] { other, client, other })
        {
            await gateway.Ask("mutation{sampleMove(to:2)}", token: token);
        }

        Assert.Equal(["50", "48", "1"], Told(await gateway.Ask("{viewer{id}}")));
        Assert.Equal("""{"data":{"rateLimit":{"limit":50,"remaining":47,"resetSeconds":2}}}""", (await gateway.Ask("{rateLimit{limit remaining resetSeconds}}")).Text);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["50", "48", "1"], Told(await gateway.Ask("{viewer{id}}")));
    }

    [Fact]
    public async Task Who_spent_her_own_waits_and_others_of_the_client_do_not()
    {
        await using var gateway = await CostTests.Start(new() { Most = 30, Burst = 100, PerSecond = 10 });
        await gateway.Ask(List, new { f = 29 });
        var refused = await gateway.Ask(List, new { f = 29 });
        Assert.Equal((429, TimeSpan.FromSeconds(1)), (refused.Status, refused.Response.Headers.RetryAfter?.Delta));
        Assert.Equal(["50", "20", "3"], Told(refused));
        Assert.Equal(200, (await gateway.Ask(List, new { f = 29 }, gateway.Issuer.Token(token => token.Claims["sub"] = $"{Guid.NewGuid()}"))).Status);
        gateway.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["50", "20", "3"], Told(await gateway.Ask(List, new { f = 29 })));    // nothing is left over of what came back meanwhile
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task When_to_come_again_does_not_say_what_others_left(int left)
    {
        await using var gateway = await CostTests.Start(new() { Most = 100, Burst = 160, PerSecond = 10, CallerPercent = 50 });
        await gateway.Ask(List, new { f = 99 }, gateway.Issuer.Token(token => token.Claims["sub"] = $"{Guid.NewGuid()}"));
        await gateway.Ask(List, new { f = 59 - left }, gateway.Issuer.Token(token => token.Claims["sub"] = $"{Guid.NewGuid()}"));
        var refused = await gateway.Ask(List, new { f = 9 });
        Assert.Equal((429, TimeSpan.FromSeconds(10)), (refused.Status, refused.Response.Headers.RetryAfter?.Delta));
        Assert.Equal(["100", "100", "0"], Told(refused));
        Assert.Equal(200, (await gateway.Ask(List, new { f = left - 1 })).Status);
    }

    [Fact]
    public async Task Who_has_nothing_left_is_held_up_and_nobody_else_is()
    {
        var (clock, options) = (new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TestGateway.Now), new GatewayOptions { Cost = new() { Most = 10, Burst = 10, PerSecond = 1, HoldMilliseconds = 250 } });
        var given = Microsoft.Extensions.Options.Options.Create(options);
        var budgets = new Budgets(new(NoSilo.Grains()), new(_ => throw new InvalidOperationException("There is no silo here."), given, clock), given, clock);
        var (caller, other) = (Someone(), Someone());
        Assert.Null(await budgets.Charge(caller, 10));
        var held = budgets.Charge(caller, 3);
        clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(held.IsCompleted);
        Assert.True(budgets.Charge(other, 10).IsCompletedSuccessfully);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromSeconds(3), await held.Soon());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_share_of_no_caller_stops_the_start(int percent) =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => CostTests.Start(new() { CallerPercent = percent }));

    private static Caller Someone() => new(new(Guid.NewGuid()), new(Guid.NewGuid()), "portal", [], null, "en");

    private static string?[] Told(Answer answer) => [Header(answer, "RateLimit-Limit"), Header(answer, "RateLimit-Remaining"), Header(answer, "RateLimit-Reset")];

    private static string? Header(Answer answer, string name) => answer.Response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
