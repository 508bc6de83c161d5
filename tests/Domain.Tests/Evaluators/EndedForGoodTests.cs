using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Evaluators;

/// <summary>What ended because its partner led her school stays ended, whatever becomes of either's role on that very day.</summary>
public sealed class EndedForGoodTests
{
    [Theory]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Coach)]
    [InlineData(Role.TeacherRepresentative)]
    public void No_role_that_stops_brings_it_back(Role hers)
    {
        foreach (var (works, leads, granted) in from works in new[] { Mon, Wed } from leads in new[] { Mon, Wed } from granted in new[] { Mon, Wed } select (works, leads, granted))
        {
            var (herself, leader) = (Knows(Tess, At(hers, Hill, works)), Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill, leads)));
            var teacher = After(Grant(Id, Ana, Talk, new(granted, Fri.AddDays(9))));
            foreach (var (her, partner) in new[] { (herself, leader), (Stopped(herself), leader), (herself, Stopped(leader)), (Stopped(herself), Stopped(leader)) })
            {
                Assert.All(new[] { Wed, Thu, Fri }, day => Assert.True(teacher.Ended(teacher.Find(Id)!, On(day, partner, her))));
            }
        }
    }

    [Fact]
    public void After_the_day_on_which_it_stopped_she_may_grant_anew()
    {
        var (herself, was) = (Knows(Tess, At(Role.Teacher, Hill)), Stopped(Knows(Ana, At(Role.SchoolLeader, Hill))));
        Assert.True(After().EvaluatedBy(Ana, On(Wed, was, herself)));
        Assert.False(After().EvaluatedBy(Ana, On(Thu, was, herself)));
    }

    private static PersonFacts Stopped(PersonFacts person) => person with { Memberships = [.. person.Memberships.SelectMany(role => role.School is null ? [role] : role.StoppedOn(Wed))] };
}
