using static DistrictCoaching.Domain.ActivityKind;
using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class GrantConsentTests
{
    private static readonly InvitationId Invitation = new(Guid.NewGuid());
    private static readonly GrantConsent Asked =
        new(Guid.NewGuid(), Tess, Ana, PartnerKind.Coach, PresetKind.OneConversation, Talk, null, Notice, Invitation, On(Mon));

    [Fact]
    public void A_teacher_grants_what_the_preset_proposes() => Assert.Equal(
        [new ConsentGranted(new(Asked.Operation), Ana, PartnerKind.Coach, PresetKind.OneConversation, Talk, new(Mon, Mon.AddDays(29)), 1, Notice, Invitation, Mon)],
        Asked.Decide(After()).Events);

    [Fact]
    public void She_may_name_the_days_up_to_the_last_of_the_school_year() =>
        Assert.Equal(new Days(Tue, YearEnd), Only(Asked with { Days = new(Tue, YearEnd) }).Days);

    [Fact]
    public void She_may_grant_one_day_that_is_today() => Assert.Equal(new Days(Mon, Mon), Only(Asked with { Days = new(Mon, Mon) }).Days);

    [Theory, InlineData(Role.Teacher), InlineData(Role.Staff)]
    public void A_colleague_may_be_a_peer(Role role) =>
        Assert.Equal(PartnerKind.Peer, Only(Asked with { Partner = Cas, As = PartnerKind.Peer, Around = On(Mon, Knows(Cas, At(role, Hill))) }).As);

    [Fact]
    public void A_notice_in_another_language_serves() => Assert.Equal(NoticeEs, Only(Asked with { Notice = NoticeEs }).Notice);

    [Fact]
    public void A_first_grant_makes_them_explore_and_a_second_leaves_the_stage()
    {
        Assert.Equal(Stage.Exploring, After(Granted).StageWith(Ana));
        Assert.Equal(Stage.Partnering, After(Granted, new StageMoved(Ana, Stage.Partnering), Granted with { Consent = Other }).StageWith(Ana));
        Assert.Equal(Stage.Introduced, After(Granted).StageWith(Ben));
    }

    [Theory, MemberData(nameof(NotYetGranted))]
    public void What_does_not_live_does_not_stand_in_the_way(TeacherEvent[] given, GrantConsent when) => Assert.Null(when.Decide(After(given)).Refusal);

    public static TheoryData<TeacherEvent[], GrantConsent> NotYetGranted => new()
    {
        { [Granted, new ConsentWithdrawn(Id)], Asked with { Days = new(Tue, Fri) } },
        { [Granted, new ConsentPaused(Id, Mon)], Asked with { Days = new(Tue, Fri) } },
        { [Granted], Asked with { Days = new(Tue, Fri.AddDays(1)) } },
        { [Granted], Asked with { Days = new(Tue, Fri), Scope = Scope.Of([Conversation, CoPlanning], [Maths], [Questions]) } },
        { [Granted], Asked with { Days = new(Tue, Fri), Partner = Ben, Around = On(Mon, CoachBen) } },
        { [Granted], Asked with { Days = new(Tue, Fri), Around = On(Tue, teacher: Herself.Back(Mon, Tue)) } },    // suspended
        { [Granted], Asked with { Days = new(Wed, Fri), Around = On(Wed, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill, Tue, Tue))) } },
        { [new EvaluatorAssigned(Ana, new(Mon.AddDays(-9), Mon.AddDays(-1)))], Asked },
        { [new EvaluatorAssigned(Ben, new(Mon, Fri))], Asked },
        { [], Asked with { Around = On(Mon, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Lake))) } },
        { [], Asked with { Around = On(Mon, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader))) with { Teacher = Knows(Tess, At(Role.Teacher), At(Role.Teacher, Hill)) } } },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(TeacherEvent[] given, GrantConsent when, string then)
    {
        var (events, refusal) = when.Decide(After(given));
        Assert.Equal(new(then), refusal);
        Assert.Empty(events);
    }

    public static TheoryData<TeacherEvent[], GrantConsent, string> Refusals => new()
    {
        { [], Asked with { By = Ana }, "NOT_ALLOWED" },
        { [], Asked with { By = Dora }, "NOT_ALLOWED" },
        { [], Asked with { Around = On(Mon, teacher: Herself.Away(Mon)) }, "NOT_ALLOWED" },
        { [], Asked with { Around = On(Mon) with { Teacher = null } }, "NOT_ALLOWED" },
        { [], Asked with { Around = On(Mon) with { Partner = null } }, "NOT_FOUND" },
        { [], Asked with { Around = On(Mon, CoachBen) }, "NOT_FOUND" },
        { [], Asked with { Around = On(Mon, CoachAna.Away(Mon)) }, "NOT_FOUND" },
        { [], Asked with { Around = On(Mon, Knows(Ana, At(Role.Coach, until: Mon.AddDays(-1)))) }, "NOT_FOUND" },
        { [], Asked with { As = PartnerKind.Peer }, "NOT_FOUND" },
        { [], Asked with { As = (PartnerKind)9 }, "NOT_FOUND" },
        { [], Asked with { Partner = Cas, Around = On(Mon, PeerCas) }, "NOT_FOUND" },
        { [], Asked with { Partner = Tess, As = PartnerKind.Peer, Around = On(Mon, Herself) }, "PARTNER_IS_SELF" },
        { [new EvaluatorAssigned(Ana, new(Mon, Mon))], Asked, "PARTNER_EVALUATES" },
        { [], Asked with { Around = On(Mon, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill))) }, "PARTNER_EVALUATES" },
        { [], Asked with { Preset = (PresetKind)9 }, "UNKNOWN_PRESET" },
        { [], Asked with { Scope = Scope.Of([], [Maths], []) }, "SCOPE_EMPTY" },
        { [], Asked with { Days = new(Wed, Tue) }, "DAYS_REVERSED" },
        { [], Asked with { Days = new(Mon.AddDays(-1), Fri) }, "DAYS_IN_THE_PAST" },
        { [], Asked with { Days = new(Mon.AddDays(-2), Mon.AddDays(-1)) }, "DAYS_IN_THE_PAST" },
        { [], Asked with { Days = new(Mon, YearEnd.AddDays(1)) }, "DAYS_TOO_LONG" },
        { [], Asked with { Notice = OldNotice }, "NOTICE_OUTDATED" },
        { [Granted], Asked with { Days = new(Tue, Fri) }, "ALREADY_GRANTED" },
        { [Granted with { Consent = new(Asked.Operation) }, new ConsentWithdrawn(new(Asked.Operation))], Asked, "OPERATION_REUSED" },
    };

    private static ConsentGranted Only(GrantConsent asked) => Assert.IsType<ConsentGranted>(Assert.Single(asked.Decide(After()).Events));
}
