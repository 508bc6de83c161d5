using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Restores;

public sealed class ReplayEndingsTests
{
    private static readonly TeacherEvent
        Paused = new ConsentPaused(Id, Tue), Withdrawn = new ConsentWithdrawn(Id), Held = new ConsentHeld(Id, Wed), Erased = new ContentErased(),
        Evaluates = new EvaluatorAssigned(Ana, new(Mon, Fri)), Released = new EvaluatorReleased(Ana, Wed),
        Record = new ActivityRecorded(new(Guid.NewGuid()), Ana, Ana, Spoken, 20, Mon, null);

    [Theory, MemberData(nameof(Endings))]
    public void What_ended_ends_again(TeacherEvent[] given, TeacherEvent[] lost, TeacherEvent[] then) =>
        Assert.Equal(then, new ReplayEndings(lost, _ => false, Wed).Decide(After(given)));

    public static TheoryData<TeacherEvent[], TeacherEvent[], TeacherEvent[]> Endings => new()
    {
        { [Granted], [Withdrawn], [Withdrawn] },
        { [Granted], [Paused], [Paused] },
        { [Granted], [Held], [Held] },
        { [Granted], [Paused, Withdrawn], [Paused, Withdrawn] },
        { [Granted, Withdrawn], [Withdrawn], [] },
        { [Granted, Paused], [Paused], [] },
        { [], [Withdrawn], [] },    // granted in the part that is gone
        { [Granted], [new PartnershipEnded(Ana)], [new PartnershipEnded(Ana)] },
        { [Granted], [new PartnershipEnded(Ben)], [] },
        { [Granted], [Evaluates, Released], [Evaluates, Released] },
        { [Granted, Evaluates], [Evaluates], [] },
        { [Granted], [Released], [] },
        { [Granted, new StageMoved(Ana, Stage.Partnering)], [new StageMoved(Ana, Stage.Exploring)], [new StageMoved(Ana, Stage.Exploring)] },
        { [Granted], [new StageMoved(Ana, Stage.Partnering)], [] },    // that is hers to say again
        { [Granted, Record], [new ActivityDisputed(((ActivityRecorded)Record).Activity)], [new ActivityDisputed(((ActivityRecorded)Record).Activity)] },
        { [], [Erased, Erased], [Erased, Erased] },
        { [], [new ProposalDeclined(Guid.Empty)], [new ProposalDeclined(Guid.Empty)] },
        { [Trial], [Record], [Held] },    // its last use is gone with the record
        { [Trial, Granted with { Consent = Other, Partner = Ben }], [Record], [Held] },
    };

    [Fact]
    public void What_may_have_ended_waits_for_her_word_and_she_resumes_it()
    {
        var teacher = After(Granted, Granted with { Consent = Other, Partner = Ben });
        Assert.Equal([Held], new ReplayEndings([], partner => partner == Ana, Wed).Decide(teacher));
        var held = After(Granted, Held);
        Assert.Equal((true, true, false), (held.Find(Id)!.Held, held.Find(Id)!.PausedOn(Wed), held.LiveFor(Ana, OnWed)));
        var resumed = new ResumeConsent(Tess, Id, OnWed).Decide(held);
        Assert.Null(resumed.Refusal);
        var after = resumed.Events.Aggregate(held, Teacher.Evolve);
        Assert.Equal((false, true), (after.Find(Id)!.Held, after.LiveFor(Ana, OnWed)));
    }

    [Fact]
    public void What_is_over_paused_or_at_its_end_waits_for_nothing()
    {
        foreach (var given in new[] { After(Granted, Withdrawn), After(Granted, Paused), After(Grant(Id, Ana, Talk, new(Mon, Tue))), After(Trial, Record) })
        {
            Assert.Empty(new ReplayEndings([], _ => true, Wed).Decide(given));
        }
    }
}
