using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class SetDistrictLimitsTests
{
    private static readonly OperatorOrder Order = new(new("operator"), Sealed());
    private static readonly DistrictLimits Low = new(100, 1_000, 1, 1, 0, 0), High = new(1_000_000, 10_000_000, 1_000, 1_000_000, 100, 1_000), Some = DistrictLimits.Default with { People = 20 };
    private static readonly DistrictEvent Founded = new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Sealed()), Suspended = new DistrictSuspended(Order), Set = new DistrictLimitsSet(Order, Some);

    [Fact]
    public void All_limits_are_set_anew_and_what_is_not_said_is_the_services_default()
    {
        Assert.Equal([Set], new SetDistrictLimits(Order, Some).Decide(Of(Founded)).Events);
        Assert.Equal([new DistrictLimitsSet(Order, Low)], new SetDistrictLimits(Order, Low).Decide(Of(Founded, Set)).Events);
        Assert.Equal([new DistrictLimitsSet(Order, High)], new SetDistrictLimits(Order, High).Decide(Of(Founded, Suspended, Set)).Events);
        Assert.Equal((Some, DistrictLimits.Default), (Of(Founded, Set).Limits, Of(Founded).Limits));
        Assert.Equal(DistrictLimits.Default, Of(Founded, Set, new DistrictLimitsSet(Order, DistrictLimits.Default)).Limits);
    }

    [Fact]
    public void The_same_limits_again_change_nothing()
    {
        Assert.Empty(new SetDistrictLimits(Order, Some).Decide(Of(Founded, Set)).Events);
        Assert.Empty(new SetDistrictLimits(Order, DistrictLimits.Default).Decide(Of(Founded)).Events);
    }

    public static TheoryData<DistrictLimits, string> OutOfRange => new()
    {
        { Low with { PointsPerSecond = 99 }, "pointsPerSecond" }, { High with { PointsPerSecond = 1_000_001 }, "pointsPerSecond" },
        { Low with { Burst = 999 }, "burst" }, { High with { Burst = 10_000_001 }, "burst" },
        { Low with { OperationsAtOnce = 0 }, "operationsAtOnce" }, { High with { OperationsAtOnce = 1_001 }, "operationsAtOnce" },
        { Low with { People = 0 }, "people" }, { High with { People = 1_000_001 }, "people" },
        { Low with { Webhooks = -1 }, "webhooks" }, { High with { Webhooks = 101 }, "webhooks" },
        { Low with { Apps = -1 }, "apps" }, { High with { Apps = 1_001 }, "apps" },
        { new(0, 0, 0, 0, -1, -1), "pointsPerSecond, burst, operationsAtOnce, people, webhooks, apps" },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void What_is_out_of_range_is_named(DistrictLimits limits, string wrong) =>
        Assert.Equal(new("LIMITS_OUT_OF_RANGE", wrong), new SetDistrictLimits(Order, limits).Decide(Of(Founded)).Refusal);

    [Fact]
    public void What_was_never_founded_or_lives_elsewhere_gets_none()
    {
        var archive = Guid.NewGuid();
        Assert.Equal(Refusal.NotFound, new SetDistrictLimits(Order, Some).Decide(new()).Refusal);
        Assert.Equal(Refusal.NotFound, new SetDistrictLimits(Order, Some).Decide(Of(Founded, new DistrictDeletionBegan())).Refusal);
        Assert.Equal("DISTRICT_MOVED", new SetDistrictLimits(Order, Some).Decide(Of(Founded, new DistrictMoved(Order, archive, new(new byte[32]), Guid.NewGuid()))).Refusal?.Code);
    }

    [Fact]
    public void A_district_of_its_own_limits_has_them_where_it_arrives() => Assert.Equal(Some, Of(Founded, Set, new DistrictArrived(Order, Guid.NewGuid())).Limits);

    private static District Of(params DistrictEvent[] happened) => happened.Aggregate(new District(), District.Evolve);
}
