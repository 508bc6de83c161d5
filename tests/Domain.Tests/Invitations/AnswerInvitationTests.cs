using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Invitations;

public sealed class AnswerInvitationTests
{
    private static readonly AnswerInvitation Asked = new(Tess, new(Guid.NewGuid()), Received: true, Sealed(), OnWed);
    private static readonly InvitationAnswered Answered = new(Asked.Invitation, Asked.Answer);

    [Fact]
    public void Her_answer_is_content_and_the_event_says_only_that_she_answered() => Assert.Equal([Answered], Asked.Decide(After()).Events);

    [Fact]
    public void The_last_one_counts()
    {
        var other = Answered with { Answer = Sealed() };
        Assert.Equal(other.Answer, After(Answered, other).Answers[Asked.Invitation]);
    }

    [Fact]
    public void It_gives_nobody_anything() => Assert.Equal(new("NOTHING_LIVE"), After(Answered).Missing(Ana, Spoken, OnWed));

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(AnswerInvitation when, Refusal then) => Assert.Equal(then, when.Decide(After()).Refusal);

    public static TheoryData<AnswerInvitation, Refusal> Refusals => new()
    {
        { Asked with { By = Ana }, Refusal.NotAllowed },
        { Asked with { Around = On(Wed, teacher: Herself.Away(Wed)) }, Refusal.NotAllowed },
        { Asked with { Received = false }, Refusal.NotFound },
    };
}
