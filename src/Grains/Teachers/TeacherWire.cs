using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

/// <summary>A teacher's records as they cross the wire.</summary>
internal static class TeacherWire
{
    public static Scope Of(ScopeView scope) => Scope.Of(
        scope.Activities, scope.Subjects.Select(subject => new SubjectId(subject)), scope.Skills.Select(skill => new SkillId(skill)), scope.Weekdays);

    public static ScopeView View(Scope scope) =>
        new(scope.Activities, [.. scope.Subjects.Select(subject => subject.Value)], [.. scope.Skills.Select(skill => skill.Value)], scope.Weekdays);

    public static Days Of(DaysView days) => new(days.From, days.Until);

    public static DaysView View(Days days) => new(days.From, days.Until);

    /// <summary>As it stands around her and its partner.</summary>
    public static ConsentView View(Consent consent, Teacher teacher, Surroundings around) =>
        View(consent, teacher.Ended(consent, around) ? ConsentState.Ended
            : State(consent, around.Today) is ConsentState.Live or ConsentState.Upcoming && around.Teacher is { } self && consent.SuspendedBy(self) ? ConsentState.Suspended
            : State(consent, around.Today));

    /// <summary>As it stands by her own words.</summary>
    public static ConsentView View(Consent consent, DateOnly today) => View(consent, State(consent, today));

    public static RelationshipView View(Relationship with) => new(with.Partner.Value, with.Stage);

    public static ActivityView View(Activity activity, DateOnly today) => new(
        activity.Id.Value, activity.Partner.Value, activity.By.Value, activity.Act.Kind, activity.Act.Subject.Value, activity.Act.Skill.Value, activity.Act.Day,
        activity.Minutes, activity.StateOn(today), activity.Note is not null);

    private static ConsentView View(Consent consent, ConsentState state) => new(
        consent.Id.Value, consent.Partner.Value, consent.As, consent.Preset, View(consent.Scope), consent.Until, consent.UsesLeft, state, consent.Notice.Value, state == ConsentState.Paused && consent.Held);

    private static ConsentState State(Consent consent, DateOnly today) =>
        consent.Over ? ConsentState.Ended
        : consent.RanOutOn(today) ? ConsentState.RanOut
        : consent.PausedOn(today) ? ConsentState.Paused
        : consent.LiveOn(today) ? ConsentState.Live
        : ConsentState.Upcoming;
}
