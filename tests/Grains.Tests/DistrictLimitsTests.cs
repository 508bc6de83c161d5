using DistrictCoaching.Contracts;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Those who run the service set what one district may have and spend.</summary>
[Collection(nameof(Silos))]
public sealed class DistrictLimitsTests(TwoSilos silos)
{
    private static readonly LimitsView Some = new(100, 1_000, 1, 20, 0, 3), Nothing = new(null, null, null, null, null, null);

    [Fact]
    public async Task They_are_known_at_every_silo_and_its_leads_read_who_set_them_and_why()
    {
        var d = await TestDistrict.Begin(silos);
        Assert.Equal((Nothing, Nothing), (await d.District(1).Limits(), (await d.District(1).Get())!.Limits));
        var asked = Asked(Some);
        Assert.Equal(Some, TestDistrict.Accepted(await d.District(0).SetLimits(asked)));
        Assert.Equal((Some, Some), (await d.District(1).Limits(), (await d.District(1).Get())!.Limits));
        Assert.Equal(Some, TestDistrict.Accepted(await d.District(1).SetLimits(asked)));
        var act = Assert.Single(await d.District(1).OperatorActs());
        Assert.Equal((OperatorActKind.LimitsSet, "operator", "They asked for less."), (act.Kind, act.Client, act.Reason));
        Assert.Equal("OPERATION_REUSED", (await d.District(0).SetLimits(asked with { Limits = Nothing })).Refusal?.Code);
        Assert.Equal(Nothing, TestDistrict.Accepted(await d.District(0).SetLimits(Asked(Nothing))));
        Assert.Equal(Some, TestDistrict.Accepted(await d.District(1).SetLimits(asked)));    // what was then
        Assert.Equal(Nothing, await d.District(1).Limits());
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_changes_nothing()
    {
        var d = await TestDistrict.Begin(silos);
        Assert.Equal(new("LIMITS_OUT_OF_RANGE", "burst, people"), (await d.District(0).SetLimits(Asked(Some with { Burst = 1, People = 0 }))).Refusal);
        Assert.Equal("TEXT_EMPTY", (await d.District(0).SetLimits(new(new(Guid.NewGuid(), "operator", " "), Some))).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await TestDistrict.Nowhere(silos).District(0).SetLimits(Asked(Some))).Refusal?.Code);
        Assert.Equal(Nothing, await d.District(1).Limits());
        Assert.Empty(await d.District(1).OperatorActs());
    }

    private static LimitsAsked Asked(LimitsView limits) => new(new(Guid.NewGuid(), "operator", "They asked for less."), limits);
}
