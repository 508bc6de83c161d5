using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain.Tests.Restores;

public sealed class ReplayOfDistrictsTests
{
    private static readonly OperatorOrder Order = new(new("operator"), Given.Sealed());
    private static readonly District Founded = District.Evolve(new(), new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Given.Sealed()));
    private static readonly District Suspended = District.Evolve(Founded, new DistrictSuspended(Order));
    private static readonly Guid Archive = Guid.NewGuid();
    private static readonly DistrictId Lake = new(Guid.NewGuid());
    private static readonly DistrictEvent
        Stopped = new DistrictSuspended(Order), Ordered = new DistrictDeletionOrdered(Order, DateTimeOffset.UnixEpoch), Resumed = new DistrictResumed(Order),
        Exported = new DistrictExported(Order, Archive), CalledOff = new DistrictExportCalledOff(Order), Moved = new DistrictMoved(Order, Archive, default, Guid.NewGuid());

    [Theory, MemberData(nameof(Orders))]
    public void What_operators_said_is_said_again_but_nothing_that_opens_where_not_everything_is_known(District given, DistrictEvent lost, DistrictEvent[] sure, DistrictEvent[] unsure)
    {
        Assert.Equal(sure, ReplayOfDistricts.Again(given, lost, sure: true));
        Assert.Equal(unsure, ReplayOfDistricts.Again(given, lost, sure: false));
    }

    public static TheoryData<District, DistrictEvent, DistrictEvent[], DistrictEvent[]> Orders => new()
    {
        { Founded, Stopped, [Stopped], [Stopped] },
        { Suspended, Stopped, [], [] },
        { new(), Stopped, [], [] },
        { Suspended, Resumed, [Resumed], [] },
        { Founded, Resumed, [], [] },
        { Of(Suspended, Exported), Resumed, [], [] },
        { Of(Suspended, Exported, Moved), Resumed, [], [] },
        { Founded, Ordered, [Stopped, Ordered], [Stopped] },
        { Suspended, Ordered, [Ordered], [] },
        { Suspended, Exported, [Exported], [Exported] },
        { Founded, Exported, [Stopped, Exported], [Stopped, Exported] },
        { Of(Suspended, Exported), Exported, [], [] },
        { Of(Suspended, Exported), CalledOff, [CalledOff], [] },
        { Suspended, CalledOff, [], [] },
        { Of(Suspended, Exported), Moved, [Moved], [Moved] },
        { Founded, Moved, [Stopped, Moved], [Stopped, Moved] },
        { Of(Suspended, Exported, Moved), Moved, [], [] },
        { Of(Suspended, Exported, Moved), CalledOff, [], [] },
        { Suspended, new DistrictArrived(Order, Archive), [], [] },
        { Of(Suspended, new DistrictDeletionBegan()), Moved, [], [] },
    };

    [Fact]
    public void Access_that_was_taken_away_is_taken_away_again_and_only_that()
    {
        var provider = Guid.NewGuid();
        var with = District.Evolve(Founded, new SignInProviderSet(provider, Given.Dora, Given.Sealed()));
        Assert.Single(ReplayOfDistricts.Again(with, new SignInProviderRemoved(provider), sure: false));
        Assert.Empty(ReplayOfDistricts.Again(with, new SignInProviderRemoved(Guid.NewGuid()), sure: true));
        Assert.Empty(ReplayOfDistricts.Again(with, new RosterSourceRemoved(provider), sure: true));
    }

    [Fact]
    public void An_import_that_began_keeps_its_number_and_one_that_was_discarded_is_discarded()
    {
        RegisterEvent began = new RegisterEvent.ArrivalBegan(Lake, new("lake"), Guid.NewGuid()), discarded = new RegisterEvent.ArrivalDiscarded(Lake);
        Assert.Equal(began, ReplayOfDistricts.Again(new Register(), began));
        var begun = Register.Evolve(new(), began);
        Assert.Null(ReplayOfDistricts.Again(begun, began));
        Assert.Equal(discarded, ReplayOfDistricts.Again(begun, discarded));
        Assert.Null(ReplayOfDistricts.Again(new Register(), discarded));
        Assert.Null(ReplayOfDistricts.Again(Register.Evolve(begun, new RegisterEvent.DistrictRegistered(Lake, new("lake"))), began));
        Assert.Null(ReplayOfDistricts.Again(Register.Evolve(new(), new RegisterEvent.DistrictRegistered(new(Guid.NewGuid()), new("lake"))), began));
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

    private static District Of(District before, params DistrictEvent[] happened) => happened.Aggregate(before, District.Evolve);
}
