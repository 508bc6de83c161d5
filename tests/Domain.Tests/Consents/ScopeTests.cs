using static DistrictCoaching.Domain.ActivityKind;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class ScopeTests
{
    private static readonly Scope Some = Scope.Of([Conversation], [Maths], [Questions], [DayOfWeek.Monday]);

    [Fact]
    public void Order_and_repetition_do_not_matter()
    {
        var (one, other) = (Scope.Of([Visit, Conversation], [Music, Maths], [Groups, Questions], [DayOfWeek.Friday, DayOfWeek.Monday]),
            Scope.Of([Conversation, Visit, Visit], [Maths, Music, Maths], [Questions, Groups, Questions], [DayOfWeek.Monday, DayOfWeek.Friday, DayOfWeek.Monday]));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory, MemberData(nameof(Others))]
    public void Each_part_matters(Scope other, bool included)
    {
        Assert.NotEqual(Some, other);
        Assert.Equal(included, other.Includes(Some));
    }

    public static TheoryData<Scope, bool> Others => new()
    {
        { Scope.Of([Conversation, Visit], [Maths], [Questions], [DayOfWeek.Monday]), true },
        { Scope.Of([Visit], [Maths], [Questions], [DayOfWeek.Monday]), false },
        { Scope.Of([Conversation], [Maths, Music], [Questions], [DayOfWeek.Monday]), true },
        { Scope.Of([Conversation], [Music], [Questions], [DayOfWeek.Monday]), false },
        { Scope.Of([Conversation], [Maths], [], [DayOfWeek.Monday]), true },
        { Scope.Of([Conversation], [Maths], [Questions, Groups], [DayOfWeek.Monday]), true },
        { Scope.Of([Conversation], [Maths], [Groups], [DayOfWeek.Monday]), false },
        { Scope.Of([Conversation], [Maths], [Questions]), true },
        { Scope.Of([Conversation], [Maths], [Questions], [DayOfWeek.Monday, DayOfWeek.Friday]), true },
        { Scope.Of([Conversation], [Maths], [Questions], [DayOfWeek.Friday]), false },
    };

    [Fact]
    public void Named_skills_and_weekdays_are_less_than_all()
    {
        Assert.False(Some.Includes(Some with { Skills = [] }));
        Assert.False(Some.Includes(Some with { Weekdays = [] }));
        Assert.True(Some.Includes(Some));
    }

    [Theory, MemberData(nameof(Wrongs))]
    public void The_districts_lists_bound_it(Scope scope, string? code) => Assert.Equal(code, scope.Wrong()?.Code);

    public static TheoryData<Scope, string?> Wrongs => new()
    {
        { Some, null },
        { Some with { Skills = [] }, null },
        { Some with { Activities = [] }, "SCOPE_EMPTY" },
        { Some with { Subjects = [] }, "SCOPE_EMPTY" },
        { Some with { Activities = [Conversation, (ActivityKind)99] }, "SCOPE_EMPTY" },
        { Some with { Subjects = [Maths, NoSubject] }, "UNKNOWN_SUBJECT" },
        { Some with { Skills = [Questions, NoSkill] }, "UNKNOWN_SKILL" },
    };
}
