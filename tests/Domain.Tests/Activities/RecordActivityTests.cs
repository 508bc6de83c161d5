using static DistrictCoaching.Domain.ActivityKind;
using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Activities;

public sealed class RecordActivityTests
{
    private static readonly Refusal NothingLive = new("NOTHING_LIVE");
    private static readonly RecordActivity Asked = new(Guid.NewGuid(), Tess, Ana, Ana, Spoken, 45, Sealed(), OnWed);
    private static readonly ActivityRecorded Recorded = new(new(Asked.Operation), Ana, Ana, Spoken, 45, Wed, Asked.Note);
    private static readonly TeacherEvent
        PausedTue = new ConsentPaused(Id, Tue), ResumedWed = new ConsentResumed(Id, new(Wed, Fri)), Withdrawn = new ConsentWithdrawn(Id),
        Visits = Grant(Id, Ana, Scope.Of([Visit], [Maths], [Questions]), new(Mon, Fri)),
        AnySkill = Grant(Id, Ana, Scope.Of([Conversation], [Maths], []), new(Mon, Fri)),
        Tuesdays = Grant(Id, Ana, Scope.Of([Conversation], [Maths], [Questions], [DayOfWeek.Tuesday]), new(Mon, Fri)),
        WidenedTue = new ConsentWidened(Id, Scope.Of([Conversation, CoPlanning], [Maths, Music], [Questions, Groups]), new(Tue, Fri), Notice);

    [Fact]
    public void A_partner_records_what_the_consent_covers() => Assert.Equal([Recorded], Asked.Decide(After(Granted)).Events);

    [Fact]
    public void The_teacher_records_it_too() =>
        Assert.Equal([Recorded with { By = Tess }], (Asked with { By = Tess }).Decide(After(Granted)).Events);

    [Theory, InlineData(1), InlineData(600)]
    public void It_lasts_between_one_minute_and_ten_hours(int minutes) =>
        Assert.Equal([Recorded with { Minutes = minutes }], (Asked with { Minutes = minutes }).Decide(After(Granted)).Events);

    [Fact]
    public void As_we_agree_covers_every_skill_of_the_list() =>
        Assert.Null((Asked with { Act = Spoken with { Skill = Groups } }).Decide(After(AnySkill)).Refusal);

    [Fact]
    public void A_visit_waits_for_partnering()
    {
        var visit = Asked with { Act = Spoken with { Kind = Visit } };
        Assert.Equal(NotCovered("stage"), visit.Decide(After(Visits)).Refusal);
        Assert.Null(visit.Decide(After(Visits, new StageMoved(Ana, Stage.Partnering))).Refusal);
    }

    [Fact]
    public void What_was_widened_covers_from_that_day_on()
    {
        var planned = Asked with { Act = Spoken with { Kind = CoPlanning, Subject = Music, Skill = Groups, Day = Tue } };
        Assert.Null(planned.Decide(After(Granted, WidenedTue)).Refusal);
        Assert.Equal(NotCovered("activity", "subject", "skill"), (planned with { Act = planned.Act with { Day = Mon } }).Decide(After(Granted, WidenedTue)).Refusal);
    }

    [Fact]
    public void Asked_twice_it_is_recorded_once()
    {
        var (events, refusal) = Asked.Decide(After(Granted, Recorded));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Fact]
    public void A_trial_ends_with_its_conversation() =>
        Assert.Equal(NothingLive, (Asked with { Operation = Guid.NewGuid() }).Decide(After(Trial, Recorded)).Refusal);

    [Fact]
    public void A_trial_is_spent_even_beside_an_older_consent_that_an_absence_suspended()
    {
        var again = Asked with { Operation = Guid.NewGuid(), Around = On(Wed, teacher: Herself.Back(Mon.AddDays(-5), Mon)) };
        var older = Grant(Other, Ana, Talk, new(Mon.AddDays(-9), Fri));
        Assert.Equal(NothingLive, again.Decide(After(older, Trial, Recorded)).Refusal);
    }

    [Fact]
    public void A_trial_widened_covers_no_day_between_its_end_and_the_widening()
    {
        var widened = new ConsentWidened(Id, Talk, new(Fri, Fri), Notice);
        var asked = Asked with { Operation = Guid.NewGuid(), Act = Spoken with { Day = Thu }, Around = On(Fri) };
        Assert.Equal(NotCovered("day"), asked.Decide(After(Trial, Recorded, widened)).Refusal);
        Assert.Null((asked with { Act = Spoken with { Day = Tue } }).Decide(After(Trial, Recorded, widened)).Refusal);
    }

    [Fact]
    public void Of_two_consents_the_one_that_lacks_least_answers() =>
        Assert.Equal(NotCovered("skill"), (Asked with { Act = Spoken with { Skill = Groups } }).Decide(After(Granted, Grant(Other, Ana, ((ConsentGranted)Visits).Scope, new(Mon, Fri)))).Refusal);

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(TeacherEvent[] given, RecordActivity when, Refusal then)
    {
        var (events, refusal) = when.Decide(After(given));
        Assert.Equal(then, refusal);
        Assert.Empty(events);
    }

    public static TheoryData<TeacherEvent[], RecordActivity, Refusal> Refusals => new()
    {
        { [], Asked, NothingLive },
        { [Granted], Asked with { By = Ben }, NothingLive },
        { [Granted], Asked with { By = Ben, Partner = Ben, Around = On(Wed, CoachBen) }, NothingLive },
        { [Granted], Asked with { Around = On(Fri.AddDays(1)) }, NothingLive },
        { [Granted], Asked with { Around = OnWed with { Partner = null } }, NothingLive },
        { [Granted], Asked with { Around = OnWed with { Teacher = null } }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, CoachBen) }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, CoachAna.Away(Wed)) }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, teacher: Herself.Away(Wed)) }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, teacher: Herself.Back(Tue, Wed)) }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, Knows(Ana, At(Role.Coach, until: Tue))) }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill))) }, NothingLive },
        { [Granted], Asked with { Around = On(Wed, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill, Tue, Tue))) }, NothingLive },
        { [Granted, PausedTue], Asked with { Around = OnTue }, NothingLive },
        { [Granted, Withdrawn], Asked, NothingLive },
        { [Granted, new ConsentEnded(Id, Ending.ByPartner)], Asked, NothingLive },
        { [new EvaluatorAssigned(Ana, new(Tue, Tue)), Granted], Asked, NothingLive },
        { [Grant(Id, Ana, Talk, new(Mon, Fri), on: Mon.AddDays(-9))], Asked with { Around = On(Wed, teacher: Herself.Back(Mon.AddDays(-5), Mon.AddDays(-3))) }, NothingLive },
        { [Visits], Asked, NotCovered("activity") },
        { [Granted], Asked with { Act = Spoken with { Subject = Music, Skill = Groups } }, NotCovered("subject", "skill") },
        { [Granted], Asked with { Act = Spoken with { Day = Mon.AddDays(-1) } }, NotCovered("day") },
        { [Tuesdays], Asked with { Act = Spoken with { Day = Wed } }, NotCovered("day") },
        { [Granted, PausedTue, ResumedWed], Asked with { Act = Spoken with { Day = Tue } }, NotCovered("day") },
        { [Granted], Asked with { Act = Spoken with { Day = Tue }, Around = On(Wed, CoachAna.Back(Tue, Wed)) }, NotCovered("day") },
        { [Granted], Asked with { Act = Spoken with { Day = Mon }, Around = On(Wed, CoachAna.Back(Mon, Tue).Back(Tue, Wed)) }, NotCovered("day") },
        { [AnySkill], Asked with { Act = Spoken with { Skill = NoSkill } }, new("UNKNOWN_SKILL") },
        { [Granted], Asked with { Act = Spoken with { Day = Thu } }, new("DAY_IN_THE_FUTURE") },
        { [Granted], Asked with { Minutes = 0 }, new("MINUTES_OUT_OF_RANGE") },
        { [Granted], Asked with { Minutes = 601 }, new("MINUTES_OUT_OF_RANGE") },
        { [Granted, Recorded], Asked with { Minutes = 46 }, Refusal.OperationReused },
    };

    private static Refusal NotCovered(params string[] lacks) => new("NOT_COVERED", string.Join(", ", lacks));
}
