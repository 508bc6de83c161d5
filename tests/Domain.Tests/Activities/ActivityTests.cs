using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Activities;

public sealed class ActivityTests
{
    private static readonly ActivityRecorded Recorded = new(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Tue, null);

    [Fact]
    public void A_record_is_unconfirmed_until_14_days_passed()
    {
        var activity = Assert.Single(After(Granted, Recorded).Activities);
        Assert.Equal(ActivityState.Unconfirmed, activity.StateOn(Tue.AddDays(13)));
        Assert.Equal(ActivityState.Confirmed, activity.StateOn(Tue.AddDays(14)));
    }

    [Fact]
    public void What_was_disputed_stays_disputed() =>
        Assert.Equal(ActivityState.Disputed, Assert.Single(After(Granted, Recorded, new ActivityDisputed(Recorded.Activity)).Activities).StateOn(Tue.AddDays(99)));

    [Fact]
    public void Only_the_answered_record_changes()
    {
        var other = Recorded with { Activity = new(Guid.NewGuid()) };
        var teacher = After(Granted, Recorded, other, new ActivityConfirmed(other.Activity));
        Assert.Equal([ActivityState.Unconfirmed, ActivityState.Confirmed], teacher.Activities.Select(activity => activity.State));
    }
}
