using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>What ends beside teachers' streams: in the roster, in webhooks, with a district's keys.</summary>
public abstract class BesideTeachersContract(Stores stores, Stores restores) : RestoreCase(stores, restores)
{
    private static readonly DateOnly From = new(2026, 9, 1), Day = new(2026, 9, 2), Until = new(2027, 6, 30);
    private static readonly OperatorOrder Order = new(new("operator"), Text());

    private StreamKey OfWebhooks => new(District, StreamKind.Webhooks, District.Value);

    [Fact]
    public async Task Who_left_and_whose_role_was_withdrawn_has_left_and_has_it_no_more_in_the_lists_too()
    {
        var (gone, mentor) = (new PersonId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        RosterEvent left = new RosterEvent.PersonLeft(gone, Day), withdrawn = new RosterEvent.RoleWithdrawn(mentor, Role.Coach, null, Day, null);
        await Both(OfRoster, Listed(gone));
        await Both(OfRoster, Listed(mentor));
        await Both(OfRoster, new RosterEvent.RoleAssigned(mentor, new(Role.Coach, null, new(From, Until)), null));
        await Sign();
        await Later(OfRoster, left);
        await Later(OfRoster, withdrawn);
        Assert.Equal(1, (await Reopen())!.Endings);
        Assert.Equal([left, withdrawn], (await Said(OfRoster)).Skip(3));
        Assert.Equal([(gone.Value, false), (mentor.Value, true)], (await Old.Database.Query(District, "select person, active from people where tenant = $1", row => (row.Id(0), row.Yes(1)), [])).OrderBy(row => row.Item2));
        Assert.Equal(From, Assert.Single(await Old.Database.Query(District, "select until_day from memberships where tenant = $1", row => row.Day(0), [])));
        Assert.Equal(5, Assert.Single(await Old.Database.Query(District, "select version from rosters where tenant = $1", row => row.Number(0), [])));
    }

    [Fact]
    public async Task A_webhook_that_was_deleted_is_deleted_and_its_keys_are_listed_to_be_destroyed()
    {
        var webhook = Guid.NewGuid();
        var deleted = new WebhooksEvent.WebhookDeleted(webhook);
        await Both(OfWebhooks, new WebhooksEvent.WebhookCreated(webhook, Coach, Text(), new(Guid.NewGuid(), Text()), [], 0, Stores.Clock.GetUtcNow()));
        await Sign();
        await Later(OfWebhooks, deleted);
        Assert.Equal(1, (await Reopen())!.Endings);
        Assert.Equal(deleted, (await Said(OfWebhooks))[^1]);
        Assert.Equal(2, Assert.Single(await Old.Database.Query(District, "select number from webhooks where tenant = $1", row => row.Number(0), [])));    // its own and its secret's
    }

    [Fact]
    public async Task A_district_whose_keys_are_destroyed_is_held_and_told_nothing_and_its_deletion_goes_on()
    {
        var (teacher, granted, person) = (Teacher(), Grant(), new PersonId(Guid.NewGuid()));
        await Both(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        await Both(teacher, granted);
        await Both(OfRoster, Listed(person));
        await Sign();
        await Later(teacher, new TeacherEvent.ConsentWithdrawn(granted.Consent));
        await Later(OfRoster, new RosterEvent.PersonLeft(person, Day));
        await Later(OfDistrict, new DistrictEvent.DistrictDeletionBegan());
        await Ring.DestroyAll(District, default);
        Assert.Equal(0, (await Reopen(doubt: true))!.Held);
        Assert.Equal([granted], await Said(teacher));
        Assert.Single(await Said(OfRoster));
        Assert.Equal([typeof(DistrictEvent.DistrictFounded), typeof(DistrictEvent.DistrictSuspended), typeof(DistrictEvent.DistrictDeletionBegan)], (await Said(OfDistrict)).Select(said => said.GetType()));
        Assert.False(await Check().IsBehind());
    }

    [Fact]
    public async Task A_district_that_was_suspended_is_suspended_in_the_lists_too()
    {
        await Later(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        Assert.NotNull(await Reopen());
        Assert.True(Assert.Single(await Old.Database.Query(District, "select due from suspensions where tenant = $1", row => row.IsNull(0), [])));
    }

    [Fact]
    public async Task A_district_whose_deletion_began_is_told_nothing_though_its_keys_are_there_yet()
    {
        await Both(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        await Later(OfDistrict, new DistrictEvent.DistrictDeletionBegan());
        Assert.NotNull(await Reopen());
        Assert.Equal([typeof(DistrictEvent.DistrictFounded), typeof(DistrictEvent.DistrictSuspended), typeof(DistrictEvent.DistrictDeletionBegan)], (await Said(OfDistrict)).Select(said => said.GetType()));
    }

    private static RosterEvent.PersonListed Listed(PersonId person) => new(person, null, Text(), new(new byte[32]), []);

    private static ContentRef Text() => new(new(Guid.NewGuid()), new(new byte[32]));
}
