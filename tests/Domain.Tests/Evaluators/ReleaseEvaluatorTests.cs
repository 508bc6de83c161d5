using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Evaluators;

public sealed class ReleaseEvaluatorTests
{
    private static readonly ReleaseEvaluator Asked = new(LeaderPia, Ana, OnWed);
    private static readonly EvaluatorAssigned Assigned = new(Ana, new(Mon, Fri)), Later = new(Ana, new(Fri, Fri)), Earlier = new(Ana, new(Mon, Tue));
    private static readonly EvaluatorReleased Released = new(Ana, Wed);

    [Fact]
    public void An_assignment_ends_before_its_last_day()
    {
        Assert.Equal([Released], Asked.Decide(After(Assigned)).Events);
        Assert.Equal([Earlier], After(Assigned, Released).Evaluators);
    }

    [Fact]
    public void One_that_has_not_begun_is_gone() => Assert.Empty(After(Later, Released).Evaluators);

    [Fact]
    public void One_that_is_past_stays() => Assert.Equal([Earlier], After(Earlier, Released).Evaluators);

    [Theory, MemberData(nameof(Nothing))]
    public void Where_there_is_nothing_to_end_it_is_answered_alike(TeacherEvent[] given)
    {
        var (events, refusal) = Asked.Decide(After(given));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    public static TheoryData<TeacherEvent[]> Nothing => new() { { [] }, { [Earlier] }, { [new EvaluatorAssigned(Ben, new(Mon, Fri))] }, { [Assigned, Released] } };

    /// <summary>Granted between the assignment and its first day, and ended by it.</summary>
    [Fact]
    public void What_it_ended_stays_ended_though_it_lasted_no_whole_day()
    {
        var assigned = new EvaluatorAssigned(Ana, new(Wed, Fri));
        Assert.True(After(assigned, Granted).LiveFor(Ana, OnTue));
        Assert.False(After(assigned, Granted).LiveFor(Ana, OnWed));
        Assert.False(After(assigned, Granted, Released).LiveFor(Ana, OnWed));
    }

    [Fact]
    public void What_it_never_ended_lives_on() => Assert.True(After(Later, Granted, Released).LiveFor(Ana, OnWed));

    [Fact]
    public void Afterwards_she_may_grant_again()
    {
        var given = After(new EvaluatorAssigned(Ana, new(Wed, Fri)), Granted, Released, Grant(Other, Ana, Talk, new(Wed, Fri)));
        Assert.True(given.LiveFor(Ana, OnWed));
    }

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(ReleaseEvaluator when, Refusal then) => Assert.Equal(then, when.Decide(After(Assigned)).Refusal);

    public static TheoryData<ReleaseEvaluator, Refusal> Refusals => new()
    {
        { Asked with { Around = OnWed with { Teacher = null } }, Refusal.NotFound },
        { Asked with { By = null }, Refusal.NotAllowed },
        { Asked with { By = Herself }, Refusal.NotAllowed },
        { Asked with { By = CoachAna }, Refusal.NotAllowed },
        { Asked with { By = Knows(Pia, At(Role.SchoolLeader, Lake)) }, Refusal.NotAllowed },
    };
}
