using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A budget that several gateways spend of.</summary>
[Collection(nameof(Service))]
public sealed class SharedSpendingTests(Service service)
{
    private const int Limit = 160, PerSecond = 10;

    private readonly DistrictId district = new(Guid.NewGuid());

    [Fact]
    public async Task What_is_spent_on_one_gateway_is_gone_on_the_other()
    {
        var (sharing, one, other) = (new SharedSpending(service.Grains), Purse(), Purse());
        Assert.Null(one.Take(100));
        await sharing.Share(district, "a", one);
        Assert.Null(other.Take(10));
        await sharing.Share(district, "a", other);
        Assert.Equal((60, 50), (one.Left().Points, other.Left().Points));
        Assert.Null(one.Take(20));
        await sharing.Share(district, "a", one);
        Assert.Equal(30, one.Left().Points);
        Assert.Equal(TimeSpan.FromSeconds(1), one.Take(40));
    }

    [Fact]
    public async Task Little_is_not_said_and_what_was_given_back_is()
    {
        var (sharing, one, other) = (new SharedSpending(service.Grains), Purse(), Purse());
        one.Take(9);
        await sharing.Share(district, "b", one);
        other.Take(10);
        await sharing.Share(district, "b", other);
        Assert.Equal(150, other.Left().Points);
        one.Take(21);
        await sharing.Share(district, "b", one);
        one.GiveBack(20);
        await sharing.Share(district, "b", one);
        other.Take(10);
        await sharing.Share(district, "b", other);
        Assert.Equal(130, other.Left().Points);
    }

    [Fact]
    public async Task What_came_back_meanwhile_is_not_said_and_comes_back_for_all()
    {
        var (sharing, one, other) = (new SharedSpending(service.Grains), Purse(), Purse());
        one.Take(100);
        service.Clock.Advance(TimeSpan.FromSeconds(9));
        await sharing.Share(district, "c", one);
        other.Take(10);
        await sharing.Share(district, "c", other);
        Assert.Equal(140, other.Left().Points);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((160, 150), (one.Left().Points, other.Left().Points));
    }

    [Fact]
    public void What_is_spent_while_it_is_said_counts_once()
    {
        var one = Purse();
        one.Take(50);
        Assert.Equal(50, one.Say());
        one.Take(30);
        Assert.Null(one.Say());
        one.Hear(50, 60);
        Assert.Equal((30, 30.0), (one.Left().Points, one.Say()));
    }

    [Fact]
    public async Task Where_nobody_answers_a_gateway_s_own_limit_holds_and_it_is_said_later()
    {
        var purse = Purse();
        purse.Take(100);
        await new SharedSpending(NoSilo.Grains()).Share(district, "d", purse);
        Assert.Equal((60, 100.0), (purse.Left().Points, purse.Say()));
    }

    [Fact]
    public async Task Districts_and_budgets_are_apart()
    {
        var (sharing, one, other, foreign) = (new SharedSpending(service.Grains), Purse(), Purse(), Purse());
        one.Take(100);
        await sharing.Share(district, "e", one);
        other.Take(10);
        await sharing.Share(district, "f", other);
        foreign.Take(10);
        await sharing.Share(new(Guid.NewGuid()), "e", foreign);
        Assert.Equal((150, 150), (other.Left().Points, foreign.Left().Points));
    }

    [Fact]
    public void A_silo_that_forgot_gives_nobody_more_than_she_had()
    {
        var one = Purse();
        one.Take(100);
        one.Hear(one.Say()!.Value, 155);
        Assert.Equal(60, one.Left().Points);
    }

    /// <summary>Over HTTP: asking for nothing costs nothing, and shows when the other gateway's spending was heard of.</summary>
    [Theory, InlineData("portal", "43"), InlineData("other", "93")]
    public async Task Two_gateways_tell_a_caller_the_same(string client, string left)
    {
        await using var one = await Start();
        await using var other = await Start();
        var sub = Guid.NewGuid();
        var (here, there) = (Token(one, "portal", sub), Token(other, client, sub));
        await one.Ask("{sampleTeachers(first:49){nodes{id}}}", token: here);
        await Said($"portal {sub:N}", 50).Soon();
        await other.Ask("{sampleTeachers(first:6){nodes{id}}}", token: there);
        await Heard(other, there, left).Soon();
    }

    private string Token(TestGateway gateway, string client, Guid sub) =>
        gateway.Issuer.Token(token => (token.Claims["client_id"], token.Claims["sub"], token.Claims["tenant"]) = (client, $"{sub}", $"{district.Value}"));

    private async Task Said(string budget, double left)
    {
        CallingDistrict.Set(district);
        while (await service.Grains.Spending(district).Spend(budget, 0, 100, 1) != left)
        {
            await Task.Yield();
        }
    }

    private static async Task Heard(TestGateway gateway, string token, string left)
    {
        while ((await gateway.Ask("{__typename}", token: token)).Response.Headers.GetValues("RateLimit-Remaining").Single() != left)
        {
            await Task.Yield();
        }
    }

    private async Task<TestGateway> Start()
    {
        var gateway = new TestGateway { Grains = service.Grains, Configure = options => options.Cost = new() { Most = 60, Burst = 100, PerSecond = 1, CallerPercent = 100 } };
        await gateway.InitializeAsync();
        return gateway;
    }

    private Purse Purse() => new(Limit, PerSecond, service.Clock);
}
