using CsCheck;
using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class SetPolicyTests
{
    private static readonly SetPolicy Asked = new(LeadDora, new(30, 5, 12), Mon);

    [Fact]
    public void A_lead_sets_it()
    {
        Assert.Equal([new PolicySet(Asked.Policy)], Asked.Decide(new()).Events);
        Assert.Equal(Asked.Policy, District.Evolve(new(), new PolicySet(Asked.Policy)).Policy);
    }

    [Fact]
    public void What_it_is_already_is_not_set_again()
    {
        var (events, refusal) = (Asked with { Policy = Policy.Default }).Decide(new());
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Fact]
    public void Until_then_it_is_what_the_product_promises() => Assert.Equal((90, 10), (Policy.Default.CooldownDays, Policy.Default.Threshold));

    [Theory]
    [InlineData(14, 1, 5), InlineData(365, 50, 50)]
    public void The_bounds_are_allowed(int cooldown, int sendings, int threshold) => Assert.Null((Asked with { Policy = new(cooldown, sendings, threshold) }).Decide(new()).Refusal);

    [Theory]
    [InlineData(13, 5, 10), InlineData(366, 5, 10), InlineData(90, 0, 10), InlineData(90, 51, 10), InlineData(90, 5, 4), InlineData(90, 5, 51)]
    public void Beyond_them_it_is_refused(int cooldown, int sendings, int threshold) =>
        Assert.Equal(new("POLICY_OUT_OF_RANGE"), (Asked with { Policy = new(cooldown, sendings, threshold) }).Decide(new()).Refusal);

    /// <summary>A cooldown shorter than an invitation is open would let two of them stand at once; a threshold under 5 would show people.</summary>
    [Fact]
    public void No_policy_gets_under_the_products_own_floor() =>
        Gen.Select(Gen.Int[-10, 400], Gen.Int[-5, 60], Gen.Int[-5, 60]).Sample((cooldown, sendings, threshold) =>
            (Asked with { Policy = new(cooldown, sendings, threshold) }).Decide(new()).Refusal is not null || (cooldown >= SendInvitation.OpenDays && threshold >= 5 && sendings >= 1));

    [Theory, MemberData(nameof(PublishNoticeTests.Others), MemberType = typeof(PublishNoticeTests))]
    public void Nobody_but_a_district_lead_sets_it(PersonFacts? by) => Assert.Equal(Refusal.NotAllowed, (Asked with { By = by }).Decide(new()).Refusal);
}
