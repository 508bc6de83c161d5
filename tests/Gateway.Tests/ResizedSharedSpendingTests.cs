using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A budget that several gateways spend of, while its limit is changed.</summary>
[Collection(nameof(Service))]
public sealed class ResizedSharedSpendingTests(Service service)
{
    private const int Limit = 160, PerSecond = 10;

    private readonly DistrictId district = new(Guid.NewGuid());

    [Theory, InlineData(10_000_000, 5_000_000), InlineData(80, 40), InlineData(160, 80)]
    public async Task The_spending_grain_keeps_the_share_that_is_left(int limit, double left)
    {
        CallingDistrict.Set(district);
        Assert.Equal(80, await service.Grains.Spending(district).Spend($"{limit}", 80, Limit, PerSecond));
        Assert.Equal(left, await service.Grains.Spending(district).Spend($"{limit}", 0, limit, PerSecond));
    }

    [Fact]
    public async Task Of_a_changed_limit_as_large_a_share_is_left_of_all()
    {
        var (sharing, one, other) = (new SharedSpending(service.Grains), Purse(), Purse());
        one.Take(80);
        await sharing.Share(district, "g", one);
        one.Fit(100 * Limit, PerSecond);
        one.Take(1_600);
        await sharing.Share(district, "g", one);
        Assert.Equal(6_400, one.Left().Points);
        other.Take(10);
        await sharing.Share(district, "g", other);
        Assert.Equal(54, other.Left().Points);
    }

    [Fact]
    public void What_is_heard_of_another_size_says_nothing()
    {
        var one = Purse();
        one.Take(80);
        var said = one.Say()!.Value;
        one.Fit(100 * Limit, PerSecond);
        one.Hear(said, 80);
        Assert.Equal(8_000, one.Left().Points);
        one.Take(1_600);
        one.Hear(one.Say()!.Value, 6_000);
        Assert.Equal(6_000, one.Left().Points);
    }

    private Purse Purse() => new(Limit, PerSecond, service.Clock);
}
