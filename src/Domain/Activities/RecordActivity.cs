using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>Teacher or partner records what they did together, under a consent that covers it on its day and is live now.</summary>
/// <param name="By">The teacher herself or the partner; unconfirmed until the other confirms or 14 days pass.</param>
/// <param name="Minutes">1 to 600.</param>
public sealed record RecordActivity(Guid Operation, PersonId Teacher, PersonId By, PersonId Partner, Act Act, int Minutes, ContentRef? Note, Surroundings Around)
{
    /// <summary>The longest time that one record may say, in minutes.</summary>
    public const int LongestMinutes = 600;

    public Decision<TeacherEvent> Decide(Teacher teacher)
    {
        if (By != Partner && By != Teacher)
        {
            return Domain.Teacher.NothingLive;
        }

        if (teacher.Missing(Partner, Act, Around) is { } missing)
        {
            return missing;
        }

        if (teacher.Find(new ActivityId(Operation)) is { } earlier)
        {
            return (earlier.By, earlier.Partner, earlier.Act, earlier.Minutes) == (By, Partner, Act, Minutes) ? [] : Refusal.OperationReused;
        }

        return !Taxonomy.Knows(Act.Skill) ? new Refusal("UNKNOWN_SKILL")    // a covered subject is a known one
            : Act.Day > Around.Today ? new Refusal("DAY_IN_THE_FUTURE")
            : Minutes is < 1 or > LongestMinutes ? new Refusal("MINUTES_OUT_OF_RANGE")
            : [new ActivityRecorded(new(Operation), Partner, By, Act, Minutes, Around.Today, Note)];
    }
}
