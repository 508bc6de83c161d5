using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Relationships;

public sealed class MoveStageTests
{
    private static readonly MoveStage Asked = new(Tess, Ana, Stage.Partnering, OnWed);

    [Theory, InlineData(Stage.Partnering), InlineData(Stage.Introduced)]
    public void She_moves_it_forward_and_back(Stage stage)
    {
        Assert.Equal([new StageMoved(Ana, stage)], (Asked with { Stage = stage }).Decide(After(Granted)).Events);
        Assert.Equal(stage, After(Granted, new StageMoved(Ana, stage)).StageWith(Ana));
    }

    [Fact]
    public void A_first_consent_begins_to_explore_and_moves_nothing_later()
    {
        Assert.Equal(Stage.Exploring, After(Granted).StageWith(Ana));
        Assert.Equal(Stage.Partnering, After(Granted, new StageMoved(Ana, Stage.Partnering), Granted with { Consent = Other }).StageWith(Ana));
        Assert.Equal(Stage.Introduced, After(Granted).StageWith(Ben));
    }

    [Theory, MemberData(nameof(Endings))]
    public void After_an_ending_what_she_grants_anew_begins_anew(TeacherEvent ending)
    {
        var ended = After(Granted, new StageMoved(Ana, Stage.Partnering), Grant(Other, Ben, Talk, new(Mon, Fri)), new StageMoved(Ben, Stage.Partnering), ending);
        Assert.Equal(Stage.Introduced, ended.StageWith(Ana));
        Assert.Equal(Refusal.NotFound, Asked.Decide(ended).Refusal);
        Assert.Equal(Stage.Exploring, Teacher.Evolve(ended, Granted with { Consent = new(Guid.NewGuid()) }).StageWith(Ana));
        Assert.Equal(Stage.Partnering, ended.StageWith(Ben));
    }

    public static TheoryData<TeacherEvent> Endings => [new PartnershipEnded(Ana), new EvaluatorAssigned(Ana, new(Wed, Wed))];

    [Fact]
    public void Where_it_is_already_nothing_happens() => Assert.Empty((Asked with { Stage = Stage.Exploring }).Decide(After(Granted)).Events);

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(MoveStage when, Refusal then) => Assert.Equal(then, when.Decide(After(Granted)).Refusal);

    public static TheoryData<MoveStage, Refusal> Refusals => new()
    {
        { Asked with { By = Ana }, Refusal.NotAllowed },
        { Asked with { By = Pia }, Refusal.NotAllowed },
        { Asked with { Around = On(Wed, teacher: Herself.Away(Wed)) }, Refusal.NotAllowed },
        { Asked with { Partner = Ben }, Refusal.NotFound },
        { Asked with { Stage = (Stage)3 }, Refusal.NotFound },
    };
}
