namespace DistrictCoaching.Domain;

/// <summary>How an activity's record stands between the two.</summary>
public enum ActivityState
{
    /// <summary>Recorded by one; the other has not said anything and 14 days have not passed.</summary>
    Unconfirmed,

    /// <summary>The other confirmed it, or 14 days passed.</summary>
    Confirmed,

    /// <summary>The other disputes it: it counts nowhere.</summary>
    Disputed,
}

/// <summary>An activity as one of the two recorded it.</summary>
public sealed record Activity(ActivityId Id, PersonId Partner, PersonId By, Act Act, int Minutes, DateOnly On, ContentRef? Note, ActivityState State)
{
    /// <summary>After how many days a record stands that the other neither confirmed nor disputed.</summary>
    public const int SilenceDays = 14;

    public static Activity Of(TeacherEvent.ActivityRecorded recorded) =>
        new(recorded.Activity, recorded.Partner, recorded.By, recorded.Act, recorded.Minutes, recorded.On, recorded.Note, ActivityState.Unconfirmed);

    /// <summary>How it stands on a day: lapse of time is a fact of the clock.</summary>
    public ActivityState StateOn(DateOnly today) =>
        State == ActivityState.Unconfirmed && today >= On.AddDays(SilenceDays) ? ActivityState.Confirmed : State;
}
