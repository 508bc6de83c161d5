using static DistrictCoaching.Domain.Tests.Given;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>She granted on Monday at Hill and came to Lake on Wednesday.</summary>
public sealed class TransferTests
{
    private static readonly Scope Room = Scope.Of([ActivityKind.Conversation, ActivityKind.InClassSupport, ActivityKind.CoTeaching, ActivityKind.Modeling, ActivityKind.Visit, ActivityKind.Debrief], [Maths], [Questions]);

    private static readonly Teacher Consented = After(Granted with { Scope = Room, Days = new(Mon, YearEnd) }, new StageMoved(Ana, Stage.Partnering));

    private static readonly PersonFacts
        Moved = Knows(Tess, At(Role.Teacher, Hill, until: Tue), At(Role.Teacher, Lake)) with { Entered = [new(Lake, Wed)] },
        AtHill = Knows(Ana, At(Role.Coach, Hill)),
        AtLake = Knows(Ana, At(Role.Coach, Hill), At(Role.Coach, Lake, from: Thu));

    private static Act In(ActivityKind kind, DateOnly day) => new(kind, Maths, Questions, day);

    [Theory]
    [InlineData(ActivityKind.InClassSupport)]
    [InlineData(ActivityKind.CoTeaching)]
    [InlineData(ActivityKind.Modeling)]
    [InlineData(ActivityKind.Visit)]
    public void An_act_in_her_room_waits_until_the_partner_serves_the_new_school(ActivityKind kind)
    {
        Assert.Equal("school", Consented.Missing(Ana, In(kind, Wed), On(Fri, AtHill, Moved))?.Missing);
        Assert.Equal("school", Consented.Missing(Ana, In(kind, Wed), On(Fri, AtLake, Moved))?.Missing);
        Assert.Null(Consented.Missing(Ana, In(kind, Thu), On(Fri, AtLake, Moved)));
        Assert.Null(Consented.Missing(Ana, In(kind, Thu), On(Fri, CoachAna, Moved)));    // a coach of the whole district
        Assert.Null(Consented.Missing(Ana, In(kind, Tue), On(Fri, AtHill, Moved)));    // at the old school
    }

    [Theory]
    [InlineData(ActivityKind.Conversation)]
    [InlineData(ActivityKind.Debrief)]
    public void What_is_not_in_her_room_goes_on(ActivityKind kind) => Assert.Null(Consented.Missing(Ana, In(kind, Thu), On(Fri, AtHill, Moved)));

    [Fact]
    public void Who_still_works_at_the_old_school_was_not_transferred() =>
        Assert.Null(Consented.Missing(Ana, In(ActivityKind.CoTeaching, Thu), On(Fri, AtHill, Moved with { Memberships = [At(Role.Teacher, Hill), At(Role.Teacher, Lake)] })));

    [Fact]
    public void What_she_grants_at_the_new_school_does_not_wait()
    {
        var later = After(Grant(Id, Ana, Room, new(Thu, YearEnd)), new StageMoved(Ana, Stage.Partnering));
        Assert.Null(later.Missing(Ana, In(ActivityKind.Visit, Thu), On(Fri, AtHill, Moved)));
    }

    [Fact]
    public void Neither_renewal_nor_resumption_forgets_the_transfer()
    {
        var renewed = After(
            Granted with { Scope = Room, Days = new(Mon, YearEnd) }, new StageMoved(Ana, Stage.Partnering), new ConsentPaused(Id, Wed), new ConsentResumed(Id, new(Thu, YearEnd)), new ConsentRenewed(Id, new(Fri, YearEnd), Notice));
        Assert.Equal("school", renewed.Missing(Ana, In(ActivityKind.Visit, Fri), On(Fri, AtHill, Moved))?.Missing);
    }

    [Fact]
    public void A_colleague_serves_where_she_works()
    {
        var consented = After(Grant(Id, Cas, Room, new(Mon, YearEnd)) with { As = PartnerKind.Peer }, new StageMoved(Cas, Stage.Partnering));
        Assert.Equal("school", consented.Missing(Cas, In(ActivityKind.Visit, Thu), On(Fri, PeerCas, Moved))?.Missing);
        Assert.Null(consented.Missing(Cas, In(ActivityKind.Visit, Thu), On(Fri, Knows(Cas, At(Role.Staff, Lake)), Moved)));
    }

    [Fact]
    public void A_partner_with_whom_nothing_is_live_learns_of_no_transfer() =>
        Assert.Equal(Teacher.NothingLive, After().Missing(Ana, In(ActivityKind.Visit, Thu), On(Fri, AtHill, Moved)));
}
