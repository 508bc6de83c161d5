using CsCheck;
using static DistrictCoaching.Domain.CoachEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Coaches;

public sealed class SendInvitationTests
{
    private static readonly ProfilePublished Profile = new(new(12, null, []), Sealed());
    private static readonly SendInvitation Asked = new(Guid.NewGuid(), CoachAna, Herself, [Hill], new(90, 3, 10), Mon);
    private static readonly InvitationSent Sent = new(new(Asked.Operation), Tess, Mon);

    [Fact]
    public void A_coach_who_was_introduced_invites() => Assert.Equal([Sent], Asked.Decide(After(Profile)).Events);

    [Fact]
    public void Any_staff_may_be_invited() => Assert.Null((Asked with { Teacher = Knows(Cas, At(Role.Staff, Hill)) }).Decide(After(Profile)).Refusal);

    [Fact]
    public void Asked_twice_it_is_sent_once()
    {
        var (events, refusal) = (Asked with { Today = Fri }).Decide(After(Profile, Sent));
        Assert.Empty(events);
        Assert.Null(refusal);
        Assert.Equal(Refusal.OperationReused, (Asked with { Teacher = PeerCas }).Decide(After(Profile, Sent)).Refusal);
    }

    [Theory, InlineData(1), InlineData(14), InlineData(89)]
    public void The_same_teacher_waits_for_the_cooldown(int days) =>
        Assert.Equal(new("COOLDOWN"), (Asked with { Today = Mon.AddDays(days) }).Decide(After(Profile, Sent with { Invitation = new(Guid.NewGuid()) })).Refusal);

    [Fact]
    public void From_the_ninetieth_day_on_she_may_be_invited_again() =>
        Assert.Null((Asked with { Today = Mon.AddDays(90) }).Decide(After(Profile, Sent with { Invitation = new(Guid.NewGuid()) })).Refusal);

    [Theory, InlineData(6, true), InlineData(7, false)]
    public void A_week_has_so_many_sendings_and_the_eighth_day_is_another_week(int days, bool full)
    {
        var sent = Enumerable.Range(0, 3).Select(_ => Sent with { Invitation = new(Guid.NewGuid()), Teacher = new(Guid.NewGuid()) });
        Assert.Equal(full ? new("TOO_MANY_INVITATIONS") : null, (Asked with { Today = Mon.AddDays(days) }).Decide(After([Profile, .. sent])).Refusal);
    }

    /// <summary>No seven days have more sendings than the cap, and no teacher two within the cooldown, whatever a coach tries.</summary>
    [Fact]
    public void However_she_tries_cap_and_cooldown_hold() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20]).Array[0, 60].Sample(tries =>
        {
            var (coach, today, teachers) = (After(Profile), Mon, new[] { Tess, Ben, Cas, Pia });
            foreach (var (whom, later) in tries)
            {
                today = today.AddDays(later);
                var asked = Asked with { Operation = Guid.NewGuid(), Teacher = Knows(teachers[whom], At(Role.Teacher, Hill, until: DateOnly.MaxValue)), By = Knows(Ana, At(Role.Coach, until: DateOnly.MaxValue)), Today = today };
                coach = asked.Decide(coach).Events.Aggregate(coach, Coach.Evolve);
            }

            return coach.Sent.All(one => coach.Sent.Count(other => one.Day <= other.Day && other.Day < one.Day.AddDays(7)) <= 3)
                && coach.Sent.All(one => coach.Sent.Count(other => other.Teacher == one.Teacher && one.Day <= other.Day && other.Day < one.Day.AddDays(90)) == 1);
        });

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(SendInvitation when, Refusal then)
    {
        var (events, refusal) = when.Decide(After(Profile));
        Assert.Equal(then, refusal);
        Assert.Empty(events);
    }

    [Fact]
    public void A_teacher_reads_the_profile_before_she_decides() => Assert.Equal(new("PROFILE_MISSING"), Asked.Decide(new()).Refusal);

    public static TheoryData<SendInvitation, Refusal> Refusals => new()
    {
        { Asked with { By = null }, Refusal.NotAllowed },
        { Asked with { By = LeaderPia }, Refusal.NotAllowed },
        { Asked with { By = CoachAna.Away(Mon) }, Refusal.NotAllowed },
        { Asked with { By = Knows(Ana, At(Role.Coach, until: Mon.AddDays(-1))) }, Refusal.NotAllowed },
        { Asked with { Teacher = null }, Refusal.NotFound },
        { Asked with { Teacher = Herself.Away(Mon) }, Refusal.NotFound },
        { Asked with { Teacher = LeaderPia }, Refusal.NotFound },
        { Asked with { Teacher = Knows(Ana, At(Role.Coach), At(Role.Teacher, Hill)), By = Knows(Ana, At(Role.Coach), At(Role.Teacher, Hill)) }, Refusal.NotFound },
        { Asked with { By = Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill)) }, new("PARTNER_EVALUATES") },
        { Asked with { Introduced = [] }, new("NOT_INTRODUCED") },
        { Asked with { Introduced = [Lake] }, new("NOT_INTRODUCED") },
        { Asked with { Teacher = Knows(Tess, At(Role.Teacher, Hill, until: Mon.AddDays(-1)), At(Role.Teacher, Lake)) }, new("NOT_INTRODUCED") },
    };

    private static Coach After(params IEnumerable<CoachEvent> history) => history.Aggregate(new Coach(), Coach.Evolve);
}
