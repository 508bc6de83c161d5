using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Activities;

public sealed class AnswerRecordTests
{
    private static readonly ActivityRecorded
        ByAna = new(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Mon, null),
        ByTess = ByAna with { By = Tess };

    private static readonly AnswerRecord
        Confirming = new(Tess, Tess, ByAna.Activity, Confirms: true, OnTue),
        Disputing = Confirming with { Confirms = false },
        AsAna = Confirming with { By = Ana };

    private static readonly TeacherEvent Confirmed = new ActivityConfirmed(ByAna.Activity), Disputed = new ActivityDisputed(ByAna.Activity);

    [Fact]
    public void The_other_confirms() => Assert.Equal([Confirmed], Confirming.Decide(After(Granted, ByAna)).Events);

    [Fact]
    public void The_other_disputes() => Assert.Equal([Disputed], Disputing.Decide(After(Granted, ByAna)).Events);

    [Fact]
    public void A_partner_answers_what_the_teacher_recorded() => Assert.Equal([Confirmed], AsAna.Decide(After(Granted, ByTess)).Events);

    [Fact]
    public void The_teacher_answers_also_when_nothing_is_live() =>
        Assert.Equal([Disputed], Disputing.Decide(After(Granted, ByAna, new ConsentWithdrawn(Id))).Events);

    [Fact]
    public void On_the_thirteenth_day_a_record_can_be_disputed_and_on_the_fourteenth_it_stands()
    {
        Assert.Equal([Disputed], (Disputing with { Around = On(Mon.AddDays(13)) }).Decide(After(Granted, ByAna)).Events);
        Assert.Equal(new("RECORD_SETTLED"), (Disputing with { Around = On(Mon.AddDays(14)) }).Decide(After(Granted, ByAna)).Refusal);
    }

    [Fact]
    public void Confirming_what_stands_changes_nothing()
    {
        Assert.Equal(([], null), Decided(Confirming, Granted, ByAna, Confirmed));
        Assert.Equal(([], null), Decided(Confirming with { Around = On(Mon.AddDays(14)) }, Granted, ByAna));
        Assert.Equal(([], null), Decided(Disputing, Granted, ByAna, Disputed));
    }

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(TeacherEvent[] given, AnswerRecord when, Refusal then) => Assert.Equal(([], then), Decided(when, given));

    public static TheoryData<TeacherEvent[], AnswerRecord, Refusal> Refusals => new()
    {
        { [Granted, ByTess, new ConsentWithdrawn(Id)], AsAna, new("NOTHING_LIVE") },
        { [Granted, ByTess], Confirming with { By = Ben, Around = On(Tue, CoachBen) }, new("NOTHING_LIVE") },
        { [Granted], AsAna, Refusal.NotFound },
        { [Granted], Confirming, Refusal.NotFound },
        { [Granted, ByTess, Grant(Other, Ben, Talk, new(Mon, Fri))], Confirming with { By = Ben, Around = On(Tue, CoachBen) }, Refusal.NotFound },
        { [Granted, ByAna], AsAna, new("OWN_RECORD") },
        { [Granted, ByTess], Confirming, new("OWN_RECORD") },
        { [Granted, ByAna, Confirmed], Disputing, new("RECORD_SETTLED") },
        { [Granted, ByAna, Disputed], Confirming, new("RECORD_SETTLED") },
    };

    private static (TeacherEvent[] Events, Refusal? Refusal) Decided(AnswerRecord when, params TeacherEvent[] given)
    {
        var (events, refusal) = when.Decide(After(given));
        return ([.. events], refusal);
    }
}
