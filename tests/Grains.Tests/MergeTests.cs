using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Records that were merged where neither silo saw it: what forbids something to one forbids it to both, and what one may stays with her.</summary>
[Collection(nameof(Silos))]
public sealed class MergeTests(TwoSilos silos)
{
    [Fact]
    public async Task Who_evaluates_her_under_another_record_is_no_partner_any_more()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Granted(0);
        await Evaluates(d, d.Tess, d.Cleo);
        Assert.True(await Covered(d, 1));
        await d.Happens(Merged(d.Cora, d.Cleo));
        Assert.False(await Covered(d, 1));
        Assert.Empty(await Caseload(d, d.Cora));
        Assert.Equal("PARTNER_EVALUATES", (await d.Teacher(1).GrantConsent(d.Grant(Guid.NewGuid()))).Refusal?.Code);

        TestDistrict.Accepted(await d.Teacher(0).ReleaseEvaluator(new(Guid.NewGuid(), d.Dora.Value, d.Cora.Value)));
        Assert.Empty((await d.Teacher(1).Own()).Evaluators);    // whichever of her records was meant
    }

    [Fact]
    public async Task Who_evaluates_another_record_of_hers_is_no_partner_any_more()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Granted(0);
        await Evaluates(d, d.Tim, d.Cora);
        Assert.True(await Covered(d, 1));
        Assert.Equal([d.Tess], await Caseload(d, d.Cora));
        await d.Happens(Merged(d.Tess, d.Tim));
        Assert.False(await Covered(d, 1));
        Assert.Empty(await Caseload(d, d.Cora));
        Assert.Equal("PARTNER_EVALUATES", (await d.Teacher(1).GrantConsent(d.Grant(Guid.NewGuid()))).Refusal?.Code);
    }

    [Fact]
    public async Task Under_a_merged_record_nothing_is_live_and_she_can_only_stop()
    {
        var d = await TestDistrict.Begin(silos);
        var consent = await d.Granted(0);
        await Command.Warm(d, 1);
        await d.Happens(Merged(d.Tim, d.Tess));
        Assert.False(await Covered(d, 1));
        Assert.Empty(await Caseload(d, d.Cora));
        Assert.Equal("PERSON_MERGED", (await d.Teacher(1).GrantConsent(d.Grant(Guid.NewGuid()))).Refusal?.Code);
        Assert.Equal("TRY_AGAIN", (await d.Teacher(1).AssignEvaluator(new(Guid.NewGuid(), d.Dora.Value, d.Cleo.Value, new(d.Today, d.Today)))).Refusal?.Code);
        TestDistrict.Accepted(await d.Teacher(1).WithdrawConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        Assert.Equal(ConsentState.Ended, await d.State(consent, 0));
    }

    [Fact]
    public async Task A_consent_for_the_merged_record_is_none_for_the_kept_one()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Granted(0);
        var activity = await d.Recorded(0);
        await d.Happens([Merged(d.Cleo, d.Cora), new RosterEvent.MergeConfirmed(d.Cleo, d.Cora, d.Cleo), new RosterEvent.MergeConfirmed(d.Cleo, d.Cora, d.Cora)]);
        foreach (var coach in new[] { d.Cora, d.Cleo })
        {
            Assert.Equal("NOTHING_LIVE", (await d.Teacher(1).Partnership(coach.Value)).Refusal?.Code);
            Assert.Equal("NOTHING_LIVE", (await d.Teacher(1).ReadNote(new(coach.Value, activity))).Refusal?.Code);
            Assert.Empty(await Caseload(d, coach));
        }
    }

    [Fact]
    public async Task Cooldown_counts_what_either_was_sent_and_what_either_sent_and_an_introduction_waits_for_both_to_confirm()
    {
        var d = await TestDistrict.Begin(silos);
        TestDistrict.Accepted(await d.Coach(d.Cleo, 0).PublishProfile(TestDistrict.Profile(Guid.NewGuid(), d.Cleo)));
        await d.Invited(0);
        await d.Happens(Merged(d.Tim, d.Tess));
        Assert.Equal("COOLDOWN", await Invite(d.Cora));

        await d.Happens(Merged(d.Cleo, d.Cora));
        Assert.Equal("NOT_INTRODUCED", await Invite(d.Cleo));
        await d.Happens([new RosterEvent.MergeConfirmed(d.Cleo, d.Cora, d.Cleo), new RosterEvent.MergeConfirmed(d.Cleo, d.Cora, d.Cora)]);
        Assert.Equal("COOLDOWN", await Invite(d.Cleo));
        Assert.Equal("NOT_ALLOWED", await Invite(d.Cora));

        async Task<string?> Invite(PersonId coach) => (await d.Coach(coach, 1).SendInvitation(new(Guid.NewGuid(), coach.Value, d.Tim.Value))).Refusal?.Code;
    }

    [Fact]
    public async Task Her_texts_under_a_joined_record_are_hers_to_read_and_to_erase_and_before_they_are_nobody_elses()
    {
        var d = await TestDistrict.Begin(silos);
        var consent = await d.Granted(0);
        var activity = await d.Recorded(0);
        await d.Happens(Merged(d.Tim, d.Tess));
        await Closed();
        await d.Happens(new RosterEvent.MergeConfirmed(d.Tim, d.Tess, d.Tim));
        await Closed();
        Assert.Equal("We talked.", TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Tess.Value, activity))).Text);

        await d.Happens(new RosterEvent.MergeConfirmed(d.Tim, d.Tess, d.Tess));
        Assert.Equal("We talked.", TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Tim.Value, activity))).Text);
        Assert.Equal(2, TestDistrict.Accepted(await d.Teacher(1).JoinedJournal(d.Tim.Value, 0, 10)).Total);
        Assert.Equal(consent, TestDistrict.Accepted(await d.Teacher(1).JoinedReceipt(d.Tim.Value, consent)).Consent);
        Assert.True(TestDistrict.Accepted(await d.Teacher(1).JoinedVerification(d.Tim.Value)).Whole);
        TestDistrict.Accepted(await d.Teacher(0).EraseContent(new(Guid.NewGuid(), d.Tim.Value)));
        Assert.Equal("NOT_FOUND", (await d.Teacher(1).ReadNote(new(d.Tim.Value, activity))).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await d.Teacher(1).ReadNote(new(d.Tess.Value, activity))).Refusal?.Code);
        Assert.True(TestDistrict.Accepted(await d.Teacher(1).JoinedVerification(d.Tim.Value)).Whole);

        await d.Happens(new RosterEvent.PersonsSplit(d.Tim, d.Tess, d.Today, d.Dora));
        await Closed();

        async Task Closed()
        {
            Assert.NotNull((await d.Teacher(1).ReadNote(new(d.Tim.Value, activity))).Refusal);
            Assert.Equal("NOT_FOUND", (await d.Teacher(1).Joined(d.Tim.Value)).Refusal?.Code);
            Assert.Equal("NOT_FOUND", (await d.Teacher(1).JoinedJournal(d.Tim.Value, 0, 10)).Refusal?.Code);
            Assert.Equal("NOT_FOUND", (await d.Teacher(1).JoinedReceipt(d.Tim.Value, consent)).Refusal?.Code);
            Assert.Equal("NOT_FOUND", (await d.Teacher(1).JoinedVerification(d.Tim.Value)).Refusal?.Code);
            Assert.Equal("NOT_FOUND", (await d.Teacher(1).EraseContent(new(Guid.NewGuid(), d.Tim.Value))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Whoever_left_reads_and_erases_what_was_joined_and_no_more_in_a_suspended_district_too()
    {
        var d = await TestDistrict.Begin(silos);
        var consent = await d.Granted(0);
        var activity = await d.Recorded(0);
        await d.Happens([Merged(d.Tim, d.Tess), new RosterEvent.MergeConfirmed(d.Tim, d.Tess, d.Tim)]);
        await Command.Warm(d, 1);
        await d.Happens(new RosterEvent.PersonLeft(d.Tim, d.Today));
        Assert.NotNull((await d.Teacher(1).ReadNote(new(d.Tim.Value, activity))).Refusal);    // one of the two has not confirmed
        Assert.Equal("NOT_FOUND", (await d.Teacher(1).Joined(d.Tim.Value)).Refusal?.Code);

        await d.Happens(new RosterEvent.MergeConfirmed(d.Tim, d.Tess, d.Tess));
        await Hers();
        TestDistrict.Accepted(await d.District(0).Suspend(new(Guid.NewGuid(), "operator", "Not paid.")));
        await Hers();
        Assert.Equal("DISTRICT_SUSPENDED", (await d.Teacher(1).ReadNote(new(d.Cora.Value, activity))).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await d.Teacher(1).Joined(d.Cleo.Value)).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await d.Teacher(1).EraseContent(new(Guid.NewGuid(), d.Cleo.Value))).Refusal?.Code);
        TestDistrict.Accepted(await d.Teacher(1).EraseContent(new(Guid.NewGuid(), d.Tim.Value)));
        Assert.Equal("NOT_FOUND", (await d.Teacher(0).ReadNote(new(d.Tim.Value, activity))).Refusal?.Code);

        async Task Hers()
        {
            Assert.Equal("We talked.", TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Tim.Value, activity))).Text);
            Assert.Equal(consent, TestDistrict.Accepted(await d.Teacher(1).Joined(d.Tim.Value)).Consents.Single().Id);
            Assert.Equal(2, TestDistrict.Accepted(await d.Teacher(1).JoinedJournal(d.Tim.Value, 0, 10)).Total);
            Assert.Equal(consent, TestDistrict.Accepted(await d.Teacher(1).JoinedReceipt(d.Tim.Value, consent)).Consent);
            Assert.True(TestDistrict.Accepted(await d.Teacher(1).JoinedVerification(d.Tim.Value)).Whole);
        }
    }

    private static RosterEvent.PersonsMerged Merged(PersonId kept, PersonId merged) => new(kept, merged, new(2026, 9, 1), kept);

    private static async Task Evaluates(TestDistrict d, PersonId teacher, PersonId evaluator) => TestDistrict.Accepted(
        await d.Teacher(teacher, 0).AssignEvaluator(new(Guid.NewGuid(), d.Dora.Value, evaluator.Value, new(d.Today, d.Today.AddDays(90)))));

    private static async Task<bool> Covered(TestDistrict d, int silo) => TestDistrict.Accepted(await d.Teacher(silo).Coverage(d.Covers)).Covered;

    private async Task<IReadOnlyList<PersonId>> Caseload(TestDistrict d, PersonId partner) => await silos.Caseload.Of(d.Id, partner, d.Today);
}
