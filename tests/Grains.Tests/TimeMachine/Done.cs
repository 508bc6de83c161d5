using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>An activity that was recorded.</summary>
internal sealed record Done(Guid Id, int Teacher, int Partner, int By, ActivityKind Kind, Guid Subject, Guid Skill, DateOnly Day, DateOnly On, bool Note)
{
    public bool? Confirmed { get; set; }

    public ActivityState State(DateOnly today) =>
        Confirmed is { } said ? said ? ActivityState.Confirmed : ActivityState.Disputed
        : today.DayNumber - On.DayNumber >= 14 ? ActivityState.Confirmed
        : ActivityState.Unconfirmed;
}
