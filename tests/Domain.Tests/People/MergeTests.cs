using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Bea is a second record of Ann's, at Elm.</summary>
public sealed class MergeTests
{
    private static readonly PersonId Bea = new(Guid.NewGuid());

    private static readonly Membership AtElm = new(Role.Teacher, Elm, Always);

    private static readonly Roster Two = Given(
    [
        .. Usual, new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm")), new RosterEvent.PersonListed(Bea, Of("bea"), Ref(), Of("bea lives"), [Of("ann@x"), Of("bea@x")]),
        new RosterEvent.MembershipsChanged(Bea, [AtElm]),
    ]);

    private static readonly MergePersons Merging = new(Lead, Ann, Bea, Today);

    private static readonly Roster One = Merging.Decide(Two).Aggregate(Two, Roster.Evolve);

    private static readonly DateOnly Later = Today.AddDays(Sealing.Length + 1);

    [Fact]
    public void A_lead_merges_two_records_and_both_are_sealed()
    {
        Same(
            [new RosterEvent.PersonsMerged(Ann, Bea, Today, Lead), new RosterEvent.PersonSealed(Ann, Today, SealCause.Merged), new RosterEvent.PersonSealed(Bea, Today, SealCause.Merged)],
            Merging.Decide(Two));
        Same([], Merging.Decide(One));
        Assert.True(One.Facts(Ann)!.Is(Role.Teacher, Oak, Today) && One.Facts(Ann)!.Is(Role.Teacher, Elm, Today));
        Assert.False(One.Facts(Bea)!.Is(Role.Teacher, Today) || One.Facts(Bea)!.Is(Role.Teacher, Elm, Today));
        Assert.True(One.Facts(Bea)!.ActsAs(Role.Teacher, Today));    // to look at what is her own
        Assert.Equal([Of("bea@x")], One.People[Bea].Logins);    // what both signed in with is the kept one's
        Assert.Empty(One.Facts(Ann)!.Joined);
    }

    [Fact]
    public void Refuses_what_is_no_merge()
    {
        Assert.Equal("NOT_ALLOWED", (Merging with { By = Admin }).Decide(Two).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (Merging with { Merged = new(Guid.NewGuid()) }).Decide(Two).Refusal?.Code);
        Assert.Equal("SAME_PERSON", (Merging with { Merged = Ann }).Decide(Two).Refusal?.Code);
        Assert.Equal("ALREADY_MERGED", (Merging with { Kept = Admin }).Decide(One).Refusal?.Code);
        Assert.Equal("ALREADY_MERGED", (Merging with { Kept = Admin, Merged = Ann }).Decide(One).Refusal?.Code);
        Assert.Equal("ALREADY_MERGED", (Merging with { Kept = Bea, Merged = Admin }).Decide(One).Refusal?.Code);
        Assert.Equal("NOT_MERGED", new SplitPerson(Lead, Ann, Today).Decide(One).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", new SplitPerson(Admin, Bea, Today).Decide(One).Refusal?.Code);
    }

    [Fact]
    public void Nothing_joins_until_both_have_confirmed_and_neither_can_while_sealed()
    {
        foreach (var (first, second) in new[] { (Ann, Bea), (Bea, Ann) })
        {
            Assert.Equal("PERSON_SEALED", new ConfirmMerge(first, second, Today).Decide(One).Refusal?.Code);
            Assert.Equal("NOT_FOUND", new ConfirmMerge(Admin, first, Later).Decide(One).Refusal?.Code);
            Same([new RosterEvent.MergeConfirmed(Ann, Bea, first)], new ConfirmMerge(first, second, Later).Decide(One));
            var half = Roster.Evolve(One, new RosterEvent.MergeConfirmed(Ann, Bea, first));
            Assert.Empty(half.Facts(Ann)!.Joined);
            Same([], new ConfirmMerge(first, second, Later).Decide(half));
            Same([new RosterEvent.MergeConfirmed(Ann, Bea, second), new RosterEvent.PersonLeft(Bea, Later)], new ConfirmMerge(second, first, Later).Decide(half));
            Assert.Equal([Bea], new ConfirmMerge(second, first, Later).Decide(half).Aggregate(half, Roster.Evolve).Facts(Ann)!.Joined);
        }
    }

    [Fact]
    public void A_split_gives_each_what_was_hers_also_after_it_was_confirmed()
    {
        var joined = new RosterEvent[] { new RosterEvent.MergeConfirmed(Ann, Bea, Ann), new RosterEvent.MergeConfirmed(Ann, Bea, Bea), new RosterEvent.PersonLeft(Bea, Later) }.Aggregate(One, Roster.Evolve);
        foreach (var merged in new[] { One, joined })
        {
            var split = new SplitPerson(Lead, Bea, Later).Decide(merged);
            Same(
                [new RosterEvent.PersonsSplit(Ann, Bea, Later, Lead), new RosterEvent.PersonSealed(Ann, Later, SealCause.Split), new RosterEvent.PersonSealed(Bea, Later, SealCause.Split)],
                split);
            var after = split.Aggregate(merged, Roster.Evolve);
            Assert.Equal((Of("ann"), Of("bea")), (after.People[Ann].Match!.Value, after.People[Bea].Match!.Value));
            Assert.Equal(Two.People[Bea].Logins, after.People[Bea].Logins);
            Assert.True(after.Facts(Bea)!.Is(Role.Teacher, Elm, Later) && after.Facts(Ann)!.Is(Role.Teacher, Oak, Later));
            Assert.False(after.Facts(Ann)!.Is(Role.Teacher, Elm, Later.AddDays(1)));
            Assert.Empty(after.Facts(Ann)!.Joined);
        }
    }

    [Fact]
    public void A_split_takes_no_role_that_both_had()
    {
        var both = Roster.Evolve(Two, new RosterEvent.MembershipsChanged(Bea, [new(Role.Teacher, Oak, Always)]));
        var merged = Merging.Decide(both).Aggregate(both, Roster.Evolve);
        var after = new SplitPerson(Lead, Bea, Later).Decide(merged).Aggregate(merged, Roster.Evolve);
        Assert.True(after.Facts(Ann)!.Is(Role.Teacher, Oak, Later) && after.Facts(Bea)!.Is(Role.Teacher, Oak, Later));
    }

    [Fact]
    public void A_row_with_either_key_is_the_kept_one_s_and_seals_nobody()
    {
        var bea = Listed("bea") with { Person = Ann, Memberships = [new(Role.Teacher, Of("elm"), Always)], WholeMemberships = false, Fingerprint = Of("ann lives") };
        var events = Import(bea, ListedAdmin).Decide(One).Events;
        Assert.DoesNotContain(events, happened => happened is RosterEvent.PersonSealed or RosterEvent.PersonRelinked or RosterEvent.PersonListed or RosterEvent.PersonLeft);
    }

    [Fact]
    public void Of_one_who_left_and_one_who_is_there_the_latter_is_kept()
    {
        Assert.Equal("KEEPS_ABSENT", Merging.Decide(Roster.Evolve(Two, new RosterEvent.PersonLeft(Ann, Today.AddDays(-9)))).Refusal?.Code);
        var lost = Roster.Evolve(Two, new RosterEvent.PersonLeft(Bea, Today.AddDays(-9)));
        Assert.True(Merging.Decide(lost).Aggregate(lost, Roster.Evolve).Facts(Ann)!.Active);
    }
}
