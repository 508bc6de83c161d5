using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What teacher and partner did together, as one of them recorded it.</summary>
public sealed class Activity(ActivityView view)
{
    /// <summary>The activity's id.</summary>
    [Id]
    public string Id => NodeId.Of("Activity", view.Id);

    /// <summary>The partner.</summary>
    [Id]
    public string PartnerId => NodeId.Of("Person", view.Partner);

    /// <summary>Who recorded it.</summary>
    [Id]
    public string RecordedById => NodeId.Of("Person", view.By);

    /// <summary>What they did.</summary>
    public ActivityKind Kind => view.Kind;

    /// <summary>On which subject.</summary>
    [Id]
    public string SubjectId => NodeId.Of("Subject", view.Subject);

    /// <summary>On which skill.</summary>
    [Id]
    public string SkillId => NodeId.Of("Skill", view.Skill);

    /// <summary>On which local day.</summary>
    public DateOnly Day => view.Day;

    /// <summary>For how long.</summary>
    public int Minutes => view.Minutes;

    /// <summary>Whether the other confirmed or disputed it.</summary>
    public ActivityState State => view.State;

    /// <summary>Whether there is a note; `note` reads it.</summary>
    public bool HasNote => view.HasNote;
}

/// <summary>The activity as it is recorded now, or why it is not.</summary>
public sealed class ActivityPayload(Answer<ActivityView> answer) : Payload(answer.Refusal)
{
    /// <summary>The activity; null where errors say why.</summary>
    public Activity? Activity => answer.Value is { } activity ? new(activity) : null;
}
