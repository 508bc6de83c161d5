using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Teachers;

public sealed class EraseContentTests
{
    private static readonly ActivityRecorded Noted = new(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Mon, Sealed());

    private static readonly InvitationAnswered Answered = new(new(Guid.NewGuid()), Sealed());

    private static readonly TeacherEvent Erased = new ContentErased();

    private static readonly EraseContent Erasing = new(Tess, Tess, OnTue);

    [Fact]
    public void Where_there_is_a_note_or_an_answer_it_is_erased()
    {
        Assert.Equal([Erased], Erasing.Decide(After(Granted, Noted)).Events);
        Assert.Equal([Erased], Erasing.Decide(After(Answered)).Events);
        Assert.Equal([Erased], Erasing.Decide(After(Answered, Erased, Answered)).Events);
    }

    [Fact]
    public void Nobody_erases_for_her() => Assert.Equal(Refusal.NotFound, (Erasing with { By = Ana }).Decide(After(Granted, Noted)).Refusal);

    [Fact]
    public void Where_there_is_none_nothing_happens()
    {
        Assert.Empty(Erasing.Decide(After(Granted, Noted with { Note = null })).Events);
        Assert.Empty(Erasing.Decide(After(Granted, Noted, Answered, Erased)).Events);
    }

    [Fact]
    public void Texts_are_gone_and_what_was_done_and_allowed_is_not()
    {
        var before = After(Granted, Noted, Answered);
        var after = Teacher.Evolve(before, Erased);
        Assert.Empty(after.Answers);
        Assert.Equal(before.Activities.Select(activity => activity with { Note = null }), after.Activities);
        Assert.Equal(before.Consents, after.Consents);
        Assert.Equal((0, 1), (before.Erasures, after.Erasures));
    }
}
