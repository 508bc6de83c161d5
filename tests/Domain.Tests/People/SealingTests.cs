using static DistrictCoaching.Domain.Tests.Given;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Promise 2: nobody can become her. Sealed on Tuesday; the consent is of Monday and lasts for the year.</summary>
public sealed class SealingTests
{
    private static readonly ConsentGranted Long = Granted with { Days = new(Mon, YearEnd) };

    private static readonly PersonFacts Closed = Herself.ClosedOn(Tue);

    private static readonly DateOnly Last = Tue.AddDays(Sealing.Length), Open = Last.AddDays(1);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    public void Nothing_is_live_until_she_resumes_it_after_it(int days)
    {
        var around = On(Tue.AddDays(days), teacher: Closed);
        Assert.False(After(Long).LiveFor(Ana, around));
        Assert.Equal(Teacher.NothingLive, After(Long).Missing(Ana, Spoken, around));
        Assert.False(After(Long).Ended(After(Long).Consents[0], around));
    }

    [Fact]
    public void While_it_lasts_she_cannot_widen_what_anybody_may_nor_write_nor_destroy()
    {
        var (given, around) = (After(Long, new ConsentPaused(Other, Mon)), On(Last, teacher: Closed));
        Refusal?[] refused =
        [
            new GrantConsent(Guid.NewGuid(), Tess, Ana, PartnerKind.Coach, PresetKind.OneConversation, Talk, null, Notice, null, around).Decide(given).Refusal,
            new ResumeConsent(Tess, Id, around).Decide(given).Refusal,
            new RenewConsent(Tess, Id, YearEnd, Notice, around).Decide(given).Refusal,
            new WidenConsent(Tess, Id, Talk, YearEnd, Notice, around).Decide(given).Refusal,
            new MoveStage(Tess, Ana, Stage.Partnering, around).Decide(given).Refusal,
            new AnswerInvitation(Tess, new(Guid.NewGuid()), true, Sealed(), around).Decide(given).Refusal,
            new AnswerRecord(Tess, Tess, new(Guid.NewGuid()), true, around).Decide(given).Refusal,
            new EraseContent(Tess, Tess, around).Decide(given).Refusal,
        ];
        Assert.All(refused, refusal => Assert.Equal("PERSON_SEALED", refusal?.Code));
    }

    [Fact]
    public void Stopping_still_works()
    {
        Assert.Equal([new ConsentWithdrawn(Id)], new WithdrawConsent(Id).Decide(After(Long)).Events);
        Assert.Equal([new ConsentPaused(Id, Wed)], new PauseConsent(Id, Wed).Decide(After(Long)).Events);
        Assert.Equal([new PartnershipEnded(Ana)], new EndPartnership(Tess, Tess, Ana, true).Decide(After(Long)).Events);
    }

    [Fact]
    public void After_it_she_resumes_with_one_tap_and_no_day_of_it_is_healed()
    {
        var around = On(Open, teacher: Closed);
        var events = new ResumeConsent(Tess, Id, around).Decide(After(Long)).Events;
        Assert.Equal([new ConsentPaused(Id, Tue), new ConsentResumed(Id, new(Open, YearEnd))], events);
        var resumed = After([Long, .. events]);
        Assert.True(resumed.LiveFor(Ana, around));
        Assert.Equal("day", resumed.Missing(Ana, Spoken with { Day = Wed }, around)?.Missing);
        Assert.Null(resumed.Missing(Ana, Spoken, around));
    }

    [Fact]
    public void A_sealed_partner_works_with_nobody_and_takes_up_again_by_herself()
    {
        var ana = CoachAna.ClosedOn(Tue);
        Assert.False(After(Long).LiveFor(Ana, On(Last, ana)));
        Assert.True(After(Long).LiveFor(Ana, On(Open, ana)));
    }

    [Fact]
    public void A_teacher_cannot_tell_by_granting_that_her_partner_is_sealed()
    {
        var grant = new GrantConsent(Guid.NewGuid(), Tess, Ana, PartnerKind.Coach, PresetKind.ThinkTogether, Talk, new(Wed, Fri), Notice, null, On(Wed, CoachAna.ClosedOn(Tue)));
        Assert.Equal("ALREADY_GRANTED", grant.Decide(After(Long)).Refusal?.Code);
        Assert.Single(grant.Decide(After()).Events);
    }

    [Fact]
    public void A_sealed_coach_sends_and_publishes_nothing()
    {
        var ana = CoachAna.ClosedOn(Tue);
        Assert.Equal(Sealing.Sealed, new PublishProfile(ana, new(9, null, [Maths]), Sealed(), Wed).Decide(new()).Refusal);
        Assert.Equal(Sealing.Sealed, new SendInvitation(Guid.NewGuid(), ana, Herself, [Hill], Policy.Default, Wed).Decide(new()).Refusal);
    }

    [Fact]
    public void An_invitation_to_a_sealed_teacher_is_sent_like_any_other()
    {
        Coach coach = new() { Profile = new(new(9, null, [Maths]), Sealed()) };
        SendInvitation To(PersonFacts teacher) => new(Guid.NewGuid(), CoachAna, teacher, [Hill], Policy.Default, Wed);
        Assert.Single(To(Closed).Decide(coach).Events);
        Assert.Single(To(Herself).Decide(coach).Events);
    }
}
