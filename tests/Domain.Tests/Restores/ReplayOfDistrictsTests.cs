using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain.Tests.Restores;

public sealed class ReplayOfDistrictsTests
{
    private static readonly OperatorOrder Order = new(new("operator"), Given.Sealed());
    private static readonly District Founded = District.Evolve(new(), new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Given.Sealed()));
    private static readonly District Suspended = District.Evolve(Founded, new DistrictSuspended(Order));
    private static readonly DistrictEvent Ordered = new DistrictDeletionOrdered(Order, DateTimeOffset.UnixEpoch), Resumed = new DistrictResumed(Order);

    [Fact]
    public void A_suspension_is_said_again_and_its_end_too()
    {
        Assert.Equal(new DistrictSuspended(Order), ReplayOfDistricts.Again(Founded, new DistrictSuspended(Order), sure: true));
        Assert.Equal(Resumed, ReplayOfDistricts.Again(Suspended, Resumed, sure: true));
        Assert.Null(ReplayOfDistricts.Again(Suspended, new DistrictSuspended(Order), sure: true));
        Assert.Null(ReplayOfDistricts.Again(new(), new DistrictSuspended(Order), sure: true));
    }

    [Fact]
    public void Where_not_everything_is_known_an_ordered_deletion_only_suspends_and_nothing_is_resumed()
    {
        Assert.Equal(Ordered, ReplayOfDistricts.Again(Founded, Ordered, sure: true));
        Assert.Equal(new DistrictSuspended(Order), ReplayOfDistricts.Again(Founded, Ordered, sure: false));
        Assert.Null(ReplayOfDistricts.Again(Suspended, Ordered, sure: false));
        Assert.Null(ReplayOfDistricts.Again(Suspended, Resumed, sure: false));
    }

    [Fact]
    public void Access_that_was_taken_away_is_taken_away_again_and_only_that()
    {
        var provider = Guid.NewGuid();
        var with = District.Evolve(Founded, new SignInProviderSet(provider, Given.Dora, Given.Sealed()));
        Assert.NotNull(ReplayOfDistricts.Again(with, new SignInProviderRemoved(provider), sure: true));
        Assert.Null(ReplayOfDistricts.Again(with, new SignInProviderRemoved(Guid.NewGuid()), sure: true));
        Assert.Null(ReplayOfDistricts.Again(with, new RosterSourceRemoved(provider), sure: true));
    }

    [Fact]
    public void A_person_who_left_or_was_sealed_is_so_again()
    {
        var listed = new RosterEvent.PersonListed(Given.Tess, null, Given.Sealed(), default, []);
        var roster = Roster.Evolve(Roster.Empty, listed);
        RosterEvent[] ended = [new RosterEvent.PersonLeft(Given.Tess, Given.Tue), new RosterEvent.PersonSealed(Given.Tess, Given.Tue, SealCause.Merged)];
        foreach (var one in ended)
        {
            Assert.Equal(one, ReplayOfDistricts.Again(roster, one));
            Assert.Null(ReplayOfDistricts.Again(Roster.Evolve(roster, one), one));
            Assert.Null(ReplayOfDistricts.Again(Roster.Empty, one));
        }
    }

    [Fact]
    public void A_role_that_was_taken_away_is_taken_away_again()
    {
        var roster = Roster.Evolve(Roster.Empty, new RosterEvent.PersonListed(Given.Ana, null, Given.Sealed(), default, []));
        var taken = new RosterEvent.RoleWithdrawn(Given.Ana, Role.Coach, null, Given.Tue, null);
        Assert.Null(ReplayOfDistricts.Again(roster, taken));
        Assert.Equal(taken, ReplayOfDistricts.Again(Roster.Evolve(roster, new RosterEvent.RoleAssigned(Given.Ana, Given.At(Role.Coach), null)), taken));
    }

    [Fact]
    public void A_deletion_that_began_goes_on()
    {
        var district = new DistrictId(Guid.NewGuid());
        var began = new RegisterEvent.DeletionBegan(district, Order.By, DateTimeOffset.UnixEpoch, new(1, 1, 1, 1, 1, 1, 1), 0, default);
        var register = Register.Evolve(new(), new RegisterEvent.DistrictRegistered(district, new("hill")));
        Assert.Equal(began, ReplayOfDistricts.Again(register, began));
        Assert.Null(ReplayOfDistricts.Again(new Register(), began));
        var counted = new RegisterEvent.SignInsCounted(district, new(1, 1, 1, 1, 1));
        Assert.Equal(counted, ReplayOfDistricts.Again(Register.Evolve(register, began), counted));
        Assert.Null(ReplayOfDistricts.Again(register, counted));
    }

    [Fact]
    public void A_webhook_that_was_stopped_is_told_nothing_again()
    {
        var webhook = Guid.NewGuid();
        var told = Webhooks.Evolve(new(), new WebhooksEvent.WebhookCreated(webhook, Given.Dora, Given.Sealed(), new(Guid.NewGuid(), Given.Sealed()), [], 0, DateTimeOffset.UnixEpoch));
        WebhooksEvent[] ended = [new WebhooksEvent.WebhookDeleted(webhook), new WebhooksEvent.WebhookDisabled(webhook, WebhookStop.Asked, DateTimeOffset.UnixEpoch)];
        foreach (var one in ended)
        {
            Assert.Equal(one, ReplayOfDistricts.Again(told, one));
            Assert.Null(ReplayOfDistricts.Again(Webhooks.Evolve(told, one), one));
        }
    }
}
