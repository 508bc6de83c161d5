using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Questions put to a silo that remembers what is no longer so.</summary>
[Collection(nameof(Silos))]
public sealed class StaleTests(TwoSilos silos)
{
    [Fact]
    public async Task After_a_withdrawal_elsewhere_no_question_of_the_partners_is_answered()
    {
        var (d, consent, activity) = await Begin();
        Assert.True(TestDistrict.Accepted(await d.Teacher(1).Coverage(d.Covers)).Covered);
        TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Cora.Value, activity)));
        TestDistrict.Accepted(await d.Teacher(0).WithdrawConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        await NothingIsAnswered(d, activity);
    }

    [Fact]
    public async Task While_she_is_away_by_a_roster_that_the_silo_has_not_seen_no_question_of_the_partners_is_answered()
    {
        var (d, _, activity) = await Begin();
        Assert.True(TestDistrict.Accepted(await d.Teacher(1).Coverage(d.Covers)).Covered);
        await d.Happens(new RosterEvent.PersonLeft(d.Tess, d.Today));
        await NothingIsAnswered(d, activity);
    }

    [Fact]
    public async Task Her_own_view_has_what_she_did_elsewhere_a_moment_ago()
    {
        var d = await TestDistrict.Begin(silos);
        await Command.Warm(d, 1);
        var consent = await d.Granted(0);
        Assert.Equal(ConsentState.Live, await d.State(consent, 1));
        TestDistrict.Accepted(await d.Teacher(0).PauseConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        Assert.Equal(ConsentState.Paused, await d.State(consent, 1));
        Assert.Equal(consent, (await d.Teacher(1).Receipt(consent))!.Consent);
        Assert.Equal(2, (await d.Teacher(1).Journal(0, 10)).Total);
    }

    [Fact]
    public async Task Her_own_note_and_answer_are_there_at_once_everywhere()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Granted(0);
        await Command.Warm(d, 1);
        var activity = Guid.NewGuid();
        TestDistrict.Accepted(await d.Teacher(0).RecordActivity(d.Talk(activity) with { By = d.Tess.Value }));
        Assert.Equal("We talked.", TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Tess.Value, activity))).Text);
        var invitation = await d.Invited(0);
        TestDistrict.Accepted(await d.Teacher(0).AnswerInvitation(new(Guid.NewGuid(), d.Tess.Value, invitation, InvitationAnswer.NotNow)));
        Assert.Equal("NotNow", (await d.Teacher(1).OwnAnswer(invitation))?.Text);
    }

    [Fact]
    public async Task A_profile_and_a_notice_are_read_as_they_are()
    {
        var d = await TestDistrict.Begin(silos);
        await Command.Warm(d, 1);
        TestDistrict.Accepted(await d.Coach(d.Cora, 0).PublishProfile(TestDistrict.Profile(Guid.NewGuid(), d.Cora) with { Statement = "I ask." }));
        Assert.Equal("I ask.", (await d.Coach(d.Cora, 1).Profile())?.Statement);
        var notice = Guid.NewGuid();
        TestDistrict.Accepted(await d.District(0).PublishNotice(new(notice, d.Dora.Value, NoticeLanguage.English, "Anew.")));
        Assert.Contains(notice, (await d.District(1).Get())!.InForce);
    }

    [Fact]
    public async Task A_role_given_elsewhere_lets_her_import_at_once()
    {
        var d = await TestDistrict.Begin(silos);
        await Command.Warm(d, 1);
        TestDistrict.Accepted(await d.Roster(0).AssignRole(new(Guid.NewGuid(), d.Dora.Value, d.Pia.Value, Role.DistrictAdministrator, null, null)));
        var import = new Contracts.ImportAsked(Guid.NewGuid(), d.Pia.Value, OneRoster.RosterFileBytes.Write(new() { WholePeople = false, WholeSchools = false }));
        var plan = TestDistrict.Accepted(await d.Roster(1).PlanImport(import));
        TestDistrict.Accepted(await d.Roster(1).ApplyImport(import with { Approved = plan.Roster }));
    }

    [Fact]
    public async Task What_was_accepted_and_did_nothing_does_nothing_when_sent_again_later()
    {
        var d = await TestDistrict.Begin(silos);
        var consent = await d.Granted(0);
        var (resume, stage) = (new ConsentAsked(Guid.NewGuid(), d.Tess.Value, consent), new StageAsked(Guid.NewGuid(), d.Tess.Value, d.Cora.Value, Stage.Exploring));
        var first = JsonSerializer.Serialize(TestDistrict.Accepted(await d.Teacher(0).ResumeConsent(resume)));
        TestDistrict.Accepted(await d.Teacher(0).MoveStage(stage));
        TestDistrict.Accepted(await d.Teacher(0).PauseConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        TestDistrict.Accepted(await d.Teacher(0).MoveStage(stage with { Operation = Guid.NewGuid(), Stage = Stage.Partnering }));
        Assert.Equal(first, JsonSerializer.Serialize(TestDistrict.Accepted(await d.Teacher(1).ResumeConsent(resume))));
        Assert.Equal(Stage.Exploring, TestDistrict.Accepted(await d.Teacher(1).MoveStage(stage)).Stage);
        Assert.Equal(ConsentState.Paused, await d.State(consent, 1));
        Assert.Equal(Stage.Partnering, (await d.Teacher(1).Own()).Relationships.Single().Stage);
        Assert.Equal("OPERATION_REUSED", (await d.Teacher(1).ResumeConsent(resume with { Consent = Guid.NewGuid() })).Refusal?.Code);
    }

    private async Task<(TestDistrict District, Guid Consent, Guid Activity)> Begin()
    {
        var d = await TestDistrict.Begin(silos);
        return (d, await d.Granted(0), await d.Recorded(0));
    }

    private static async Task NothingIsAnswered(TestDistrict d, Guid activity)
    {
        Assert.Equal("NOTHING_LIVE", TestDistrict.Accepted(await d.Teacher(1).Coverage(d.Covers)).Missing?.Code);
        Assert.Equal("NOTHING_LIVE", (await d.Teacher(1).Partnership(d.Cora.Value)).Refusal?.Code);
        Assert.Equal("NOTHING_LIVE", (await d.Teacher(1).ReadNote(new(d.Cora.Value, activity))).Refusal?.Code);
        Assert.Equal("NOTHING_LIVE", (await d.Teacher(1).RecordActivity(d.Talk(Guid.NewGuid()))).Refusal?.Code);
        Assert.Equal("NOTHING_LIVE", (await d.Teacher(1).AnswerRecord(new(Guid.NewGuid(), d.Cora.Value, activity, true))).Refusal?.Code);
    }
}
