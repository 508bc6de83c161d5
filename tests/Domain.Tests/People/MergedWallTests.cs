using static DistrictCoaching.Domain.CoachEvent;
using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>What forbids something to one of two merged records forbids it to both, before anybody has confirmed; what permits something stays with the record to which it was given.</summary>
public sealed class MergedWallTests
{
    /// <summary>Ben's record was merged into Ana's.</summary>
    private static readonly PersonFacts AnaAndBen = CoachAna with { Others = [Ben] }, BenMerged = CoachBen with { Others = [Ana], MergedInto = Ana };

    /// <summary>Cas's record was merged into Tess's.</summary>
    private static readonly PersonFacts TessAndCas = Herself with { Others = [Cas] }, CasMerged = Herself with { Person = Cas, Others = [Tess], MergedInto = Tess };

    [Fact]
    public void Who_evaluates_her_under_one_record_is_her_partner_under_none()
    {
        var teacher = After(Granted, new EvaluatorAssigned(Ben, new(Tue, Thu)));
        Assert.True(teacher.LiveFor(Ana, On(Tue)));
        Assert.False(teacher.LiveFor(Ana, On(Tue, AnaAndBen)));
        Assert.True(teacher.Ended(teacher.Find(Id)!, On(Fri, AnaAndBen)));
        Assert.Equal("PARTNER_EVALUATES", Granting(On(Tue, AnaAndBen)).Decide(After(new EvaluatorAssigned(Ben, new(Mon, Fri)))).Refusal?.Code);
        Assert.Null(Granting(OnTue).Decide(After(new EvaluatorAssigned(Ben, new(Mon, Fri)))).Refusal);
    }

    [Fact]
    public void Who_evaluates_one_record_of_hers_is_partner_of_none()
    {
        var around = On(Tue) with { Elsewhere = [new EvaluatorAssigned(Ana, new(Tue, Thu))] };
        Assert.False(After(Granted).LiveFor(Ana, around));
        Assert.True(After(Granted).LiveFor(Ana, around with { Today = Mon }));
        Assert.Equal("PARTNER_EVALUATES", Granting(around).Decide(After()).Refusal?.Code);
        Assert.Null(Granting(around with { Elsewhere = [new EvaluatorAssigned(Ben, new(Mon, Fri))] }).Decide(After()).Refusal);
    }

    [Fact]
    public void A_merge_gives_nobody_a_consent_that_was_given_to_the_other_record()
    {
        Assert.False(After(Granted).LiveFor(Ben, On(Tue, CoachBen with { Others = [Ana], Joined = [Ana] })));
        Assert.False(After(Grant(Id, Ben, Talk, new(Mon, Fri))).LiveFor(Ben, On(Tue, BenMerged)));
        Assert.True(After(Granted).LiveFor(Ana, On(Tue, AnaAndBen)));
    }

    [Fact]
    public void Under_a_merged_record_nothing_is_live_and_nothing_begins_and_everything_stops()
    {
        var around = On(Tue, teacher: CasMerged);
        Assert.False(After(Granted).LiveFor(Ana, around));
        foreach (var refusal in new[]
        {
            (Granting(around) with { By = Cas }).Decide(After()).Refusal, new ResumeConsent(Cas, Id, around).Decide(After(Granted)).Refusal,
            new MoveStage(Cas, Ana, Stage.Partnering, around).Decide(After(Granted)).Refusal, new RenewConsent(Cas, Id, YearEnd, Notice, around).Decide(After(Granted)).Refusal,
            new AnswerRecord(Cas, Cas, new(Guid.NewGuid()), true, around).Decide(After(Granted)).Refusal,
        })
        {
            Assert.Equal("PERSON_MERGED", refusal?.Code);
        }

        Assert.Equal("PERSON_SEALED", new ResumeConsent(Cas, Id, On(Tue, teacher: CasMerged.ClosedOn(Mon))).Decide(After(Granted)).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (Granting(On(Tue, BenMerged)) with { Partner = Ben }).Decide(After()).Refusal?.Code);
        Assert.Equal([new ConsentWithdrawn(Id)], new WithdrawConsent(Id).Decide(After(Granted)).Events);
    }

    [Fact]
    public void An_evaluator_is_assigned_to_the_person_never_to_a_record_of_before()
    {
        Assert.Equal(Refusal.TryAgain, new AssignEvaluator(LeadDora, Ana, new(Wed, Fri), On(Tue, teacher: CasMerged)).Decide(After()).Refusal);
        Assert.Equal(Refusal.TryAgain, new AssignEvaluator(LeadDora, Ben, new(Wed, Fri), On(Tue, BenMerged)).Decide(After()).Refusal);
        Assert.Equal(Refusal.NotFound, new AssignEvaluator(LeadDora, Cas, new(Wed, Fri), On(Tue, CasMerged, TessAndCas)).Decide(After()).Refusal);
        Assert.Equal(
            [new EvaluatorReleased(Ben, Tue), new EvaluatorReleased(Ana, Tue)],
            new ReleaseEvaluator(LeadDora, Ana, On(Tue, AnaAndBen)).Decide(After(new EvaluatorAssigned(Ben, new(Mon, Fri)), new EvaluatorAssigned(Ana, new(Mon, Fri)), new EvaluatorAssigned(Pia, new(Mon, Fri)))).Events);
    }

    [Fact]
    public void Cooldown_and_cap_count_what_both_records_sent_and_were_sent()
    {
        var profile = new ProfilePublished(new(12, null, []), Sealed());
        var asked = new SendInvitation(Guid.NewGuid(), AnaAndBen, TessAndCas, [Hill], new(90, 3, 10), Tue);
        Assert.Equal("COOLDOWN", asked.Decide(Sent(Tess)).Refusal?.Code);
        Assert.Equal("COOLDOWN", asked.Decide(Sent(Cas)).Refusal?.Code);
        Assert.Equal("COOLDOWN", (asked with { Elsewhere = [One(Cas)] }).Decide(Sent()).Refusal?.Code);
        Assert.Equal("TOO_MANY_INVITATIONS", (asked with { Elsewhere = [One(Pia), One(Dora)] }).Decide(Sent(Ben)).Refusal?.Code);
        Assert.Null((asked with { Elsewhere = [One(Pia), One(Dora)] }).Decide(Sent()).Refusal);

        InvitationSent One(PersonId teacher) => new(new(Guid.NewGuid()), teacher, Mon);
        Coach Sent(params PersonId[] teachers) => teachers.Select(CoachEvent (teacher) => One(teacher)).Prepend(profile).Aggregate(new Coach(), Coach.Evolve);
    }

    [Fact]
    public void Texts_of_a_joined_record_are_erased_by_her_and_of_one_that_is_only_merged_by_nobody_else()
    {
        var noted = After(Granted, new ActivityRecorded(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Mon, Sealed()));
        Assert.Equal("NOT_FOUND", Erasing(TessAndCas).Decide(noted).Refusal?.Code);
        Assert.Equal([new ContentErased()], Erasing(TessAndCas with { Joined = [Cas] }).Decide(noted).Events);
        Assert.Equal([new ContentErased()], Erasing(TessAndCas with { Joined = [Cas], Absences = [Days.Since(Mon)] }).Decide(noted).Events);    // who left, too
        Assert.Equal("NOT_FOUND", Erasing(TessAndCas with { Absences = [Days.Since(Mon)] }).Decide(noted).Refusal?.Code);
        Assert.Equal("NOT_FOUND", Erasing((TessAndCas with { Joined = [Cas] }).ClosedOn(Mon)).Decide(noted).Refusal?.Code);
        Assert.Equal([new ContentErased()], new EraseContent(Cas, Cas, On(Tue, teacher: CasMerged)).Decide(noted).Events);

        static EraseContent Erasing(PersonFacts by) => new(Cas, Tess, On(Tue, by, CasMerged));
    }

    private static GrantConsent Granting(Surroundings around) => new(Guid.NewGuid(), Tess, Ana, PartnerKind.Coach, PresetKind.ThinkTogether, Talk, null, Notice, null, around);
}
