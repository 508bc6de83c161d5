using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

public sealed class MatchKeyTests
{
    private static readonly MatchKey Master = new(MatchKeyKind.UserMasterIdentifier, null), Staff = new(MatchKeyKind.UserId, new("staffUniqueId"));

    private static readonly Roster Switched = Given([.. Usual, new RosterEvent.MatchKeySet(Master, Lead)]);

    private static readonly ListedPerson Rekeyed = ListedAnn with { Match = Of("master 1"), Formerly = [Of("ann")], Record = Of("ann record") },
        RekeyedAdmin = ListedAdmin with { Match = Of("master 2"), Formerly = [Of("admin")] };

    [Fact]
    public void A_lead_sets_the_key_once()
    {
        Same([new RosterEvent.MatchKeySet(Staff, Lead)], new SetMatchKey(Lead, Staff, Today).Decide(Given(Usual)));
        Same([], new SetMatchKey(Lead, Master, Today).Decide(Switched));
        Same([new RosterEvent.MatchKeySet(MatchKey.Default, Lead)], new SetMatchKey(Lead, MatchKey.Default, Today).Decide(Switched));
    }

    [Fact]
    public void Nobody_else_sets_it()
    {
        foreach (var other in new[] { Admin, Ann, new PersonId(Guid.NewGuid()) })
        {
            Assert.Equal("NOT_ALLOWED", new SetMatchKey(other, Master, Today).Decide(Given(Usual)).Refusal?.Code);
        }
    }

    [Theory]
    [InlineData(MatchKeyKind.UserId, null)]
    [InlineData(MatchKeyKind.UserId, "")]
    [InlineData(MatchKeyKind.UserId, "staff id")]
    [InlineData(MatchKeyKind.Email, "staff")]
    [InlineData((MatchKeyKind)99, null)]
    public void A_key_that_names_nothing_is_refused(MatchKeyKind kind, string? type) =>
        Assert.Equal("BAD_MATCH_KEY", new SetMatchKey(Lead, new(kind, type is null ? null : new(type)), Today).Decide(Given(Usual)).Refusal?.Code);

    [Fact]
    public void Earlier_keys_are_remembered_once_each()
    {
        var back = Given([.. Usual, new RosterEvent.MatchKeySet(Master, Lead), new RosterEvent.MatchKeySet(Staff, Lead), new RosterEvent.MatchKeySet(Master, Lead)]);
        Assert.Equal(Master, back.MatchKey);
        Assert.Equal([MatchKey.Default, Staff], back.FormerKeys);
    }

    [Fact]
    public void The_first_file_with_the_new_key_relinks_everybody_and_seals_them()
    {
        var file = Import(Rekeyed, RekeyedAdmin);
        var events = file.Decide(Switched);
        Same(
            new RosterEvent[]
            {
                new RosterEvent.PersonRelinked(Ann, Of("master 1")), new RosterEvent.PersonSealed(Ann, Today, SealCause.MatchKeyChanged), new RosterEvent.RecordsChanged(Ann, [Of("ann record")]),
                new RosterEvent.PersonRelinked(Admin, Of("master 2")), new RosterEvent.PersonSealed(Admin, Today, SealCause.MatchKeyChanged),
            }.OrderBy(Text),
            [.. events.Events.OrderBy(Text)]);
        var after = events.Aggregate(Switched, Roster.Evolve);
        Assert.True(after.Facts(Ann)!.SealedOn(Today.AddDays(7)));
        Assert.False(after.Facts(Ann)!.SealedOn(Today.AddDays(8)));
        Same([], file.Decide(after));
    }

    [Fact]
    public void A_sourced_id_that_changes_under_another_key_seals_nobody()
    {
        var after = Import(Rekeyed, RekeyedAdmin).Decide(Switched).Aggregate(Switched, Roster.Evolve);
        Same([new RosterEvent.RecordsChanged(Ann, [Of("other record")])], Import(Rekeyed with { Record = Of("other record"), Formerly = [Of("elsewhere")] }, RekeyedAdmin).Decide(after));
    }

    [Fact]
    public void Two_rows_with_one_key_change_and_remove_nobody()
    {
        var twin = Rekeyed with { Formerly = [], Fingerprint = Of("ann changes"), Person = new(Guid.NewGuid()) };
        var after = Import(Rekeyed, RekeyedAdmin).Decide(Switched).Aggregate(Switched, Roster.Evolve);
        Same([], Import(Rekeyed, twin, RekeyedAdmin).Decide(after));
        Same([], Import(twin, twin with { Fingerprint = Of("new") }, RekeyedAdmin).Decide(after));
        Same([], Import(Listed("ben"), Listed("ben"), ListedAnn, ListedAdmin).Decide(Given(Usual)));
    }

    [Fact]
    public void One_key_at_two_people_changes_and_removes_neither()
    {
        var torn = ListedAnn with { Match = Of("admin"), Formerly = [Of("ann")], Fingerprint = Of("changes") };
        Same([], Import(torn).Decide(Given(Usual)));
    }

    [Fact]
    public void Two_rows_that_mean_one_person_change_and_remove_nobody()
    {
        var half = Given([.. Usual, new RosterEvent.MatchKeySet(Master, Lead), new RosterEvent.PersonRelinked(Ann, Of("master 1"))]);
        var second = Listed("ben") with { Match = Of("master 3"), Formerly = [Of("master 1")] };
        Same([], Import(Rekeyed with { Fingerprint = Of("ann changes") }, second, RekeyedAdmin with { Fingerprint = null, Identity = null }).Decide(half));
    }

    [Fact]
    public void A_row_that_was_rejected_relinks_nobody() =>
        Same([], Import(Rekeyed with { Fingerprint = null, Identity = null, Record = null }, RekeyedAdmin with { Fingerprint = null, Identity = null }).Decide(Switched));

    [Fact]
    public void A_row_without_the_key_is_known_by_its_sourced_id()
    {
        var after = Import(Rekeyed, RekeyedAdmin).Decide(Switched).Aggregate(Switched, Roster.Evolve);
        Assert.Equal(Ann, new RosterMatches(after).ByRecord(Of("ann record"))?.Person);
        Assert.Null(new RosterMatches(after).ByRecord(Of("nobody")));
        Assert.Equal(Ann, new RosterMatches(Switched).ByRecord(Of("ann"))?.Person);
    }
}
