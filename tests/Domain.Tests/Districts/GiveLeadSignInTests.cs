using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class GiveLeadSignInTests
{
    private static readonly OperatorOrder Order = new(new("operator"), Sealed());
    private static readonly GiveLeadSignIn Asked = new(Order, LeadDora, DateTimeOffset.UnixEpoch, Mon);
    private static readonly DistrictEvent Founded = new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Sealed());

    [Fact]
    public void A_lead_is_given_it_also_while_the_district_is_suspended()
    {
        var given = new LeadSignInGiven(Order, LeadDora.Person, DateTimeOffset.UnixEpoch);
        Assert.Equal([given], Asked.Decide(Of(Founded)).Events);
        Assert.Equal([given], Asked.Decide(Of(Founded, new DistrictSuspended(Order))).Events);
        Assert.Equal(DistrictState.Suspended, Of(Founded, new DistrictSuspended(Order), given).State);
    }

    [Fact]
    public void Nobody_else_is_and_nobody_of_a_district_that_is_none()
    {
        Assert.Equal(Refusal.NotFound, (Asked with { Lead = null }).Decide(Of(Founded)).Refusal);
        Assert.Equal(Refusal.NotFound, (Asked with { Lead = LeadDora with { Memberships = [] } }).Decide(Of(Founded)).Refusal);
        Assert.Equal(Refusal.NotFound, (Asked with { Lead = LeadDora with { Absences = [Days.Since(Mon)] } }).Decide(Of(Founded)).Refusal);
        Assert.Equal(Refusal.NotFound, Asked.Decide(new()).Refusal);
        Assert.Equal(Refusal.NotFound, Asked.Decide(Of(Founded, new DistrictDeletionBegan())).Refusal);
    }

    private static District Of(params DistrictEvent[] happened) => happened.Aggregate(new District(), District.Evolve);
}
