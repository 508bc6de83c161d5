using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a consent covers: activities, subjects, skills and weekdays, each a sorted set.</summary>
/// <param name="Skills">None means "as we agree": any skill of the district's list.</param>
/// <param name="Weekdays">None means every day.</param>
public sealed record Scope(
    ImmutableArray<ActivityKind> Activities, ImmutableArray<SubjectId> Subjects, ImmutableArray<SkillId> Skills, ImmutableArray<DayOfWeek> Weekdays)
{
    /// <summary>A scope of what is named, each once and in order.</summary>
    public static Scope Of(IEnumerable<ActivityKind> activities, IEnumerable<SubjectId> subjects, IEnumerable<SkillId> skills, IEnumerable<DayOfWeek>? weekdays = null) => new(
        [.. activities.Distinct().Order()],
        [.. subjects.Distinct().OrderBy(subject => subject.Value)],
        [.. skills.Distinct().OrderBy(skill => skill.Value)],
        [.. (weekdays ?? []).Distinct().Order()]);

    public bool Has(SkillId skill) => Skills.IsEmpty || Skills.Contains(skill);

    public bool Has(DayOfWeek weekday) => Weekdays.IsEmpty || Weekdays.Contains(weekday);

    /// <summary>Whether everything that another scope covers is covered here.</summary>
    public bool Includes(Scope other) =>
        other.Activities.All(kind => Activities.Contains(kind))
        && other.Subjects.All(subject => Subjects.Contains(subject))
        && (Skills.IsEmpty || (!other.Skills.IsEmpty && other.Skills.All(skill => Skills.Contains(skill))))
        && (Weekdays.IsEmpty || (!other.Weekdays.IsEmpty && other.Weekdays.All(weekday => Weekdays.Contains(weekday))));

    /// <summary>Why the district's lists do not allow this scope; null where they do.</summary>
    public Refusal? Wrong() =>
        Activities.IsEmpty || Subjects.IsEmpty ? new("SCOPE_EMPTY")
        : !Activities.All(Enum.IsDefined) ? new("SCOPE_EMPTY")
        : !Subjects.All(Taxonomy.Knows) ? new("UNKNOWN_SUBJECT")
        : !Skills.All(Taxonomy.Knows) ? new("UNKNOWN_SKILL")
        : null;

    public bool Equals(Scope? other) =>
        other is not null && Activities.SequenceEqual(other.Activities) && Subjects.SequenceEqual(other.Subjects)
        && Skills.SequenceEqual(other.Skills) && Weekdays.SequenceEqual(other.Weekdays);

    public override int GetHashCode() => HashCode.Combine(Activities.Length, Subjects.Length, Skills.Length, Weekdays.Length);
}
