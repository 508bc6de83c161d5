using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>One consent as a teacher keeps it in her head: a calendar on which she paints and erases days.</summary>
internal sealed class Words(Guid id, int teacher, int partner, PartnerKind kind, ScopeView scope, DaysView days, int? uses, DateOnly today)
{
    private readonly Dictionary<DateOnly, ScopeView> calendar = Paint([], days.From, days.Until, scope);

    public Guid Id => id;

    public int Teacher => teacher;

    public int Partner => partner;

    public PartnerKind As => kind;

    /// <summary>The day on which she consented at all.</summary>
    public DateOnly Consented { get; } = today;

    public ScopeView Scope { get; private set; } = scope;

    public DateOnly Until { get; private set; } = days.Until;

    /// <summary>The day of her last word on it.</summary>
    public DateOnly Said { get; private set; } = today;

    public int? Uses { get; private set; } = uses;

    /// <summary>Nothing brings it back.</summary>
    public bool Over { get; private set; }

    /// <summary>An absence of hers: it waits until she resumes it.</summary>
    public bool Waits { get; private set; }

    public bool On(DateOnly day) => !Over && !Waits && Uses is not 0 && calendar.ContainsKey(day);

    public bool RanOut(DateOnly day) => Uses is 0 || Until < day;

    public bool Paused(DateOnly day) => !Over && !RanOut(day) && !calendar.Keys.Any(later => later >= day);

    public bool Covers(ActivityKind activity, Guid subject, Guid skill, DateOnly day) =>
        calendar.TryGetValue(day, out var said) && said.Activities.Contains(activity) && said.Subjects.Contains(subject)
        && (said.Skills.IsEmpty || said.Skills.Contains(skill)) && (said.Weekdays.IsEmpty || said.Weekdays.Contains(day.DayOfWeek));

    public void Pause(DateOnly day) => Erase(day);

    public void Resume(DateOnly day)
    {
        Waits = false;
        Say(day, Until, Scope);
    }

    public void Renew(DateOnly day, DateOnly until) => Say(day, until, Scope);

    public void Widen(DateOnly day, ScopeView wider, DateOnly until)
    {
        Uses = null;
        Say(day, until, wider);
    }

    public void Use(DateOnly day)
    {
        Uses--;
        if (Uses is 0)
        {
            Erase(day);
        }
    }

    public void Leave(DateOnly day)
    {
        Erase(day);
        Waits = true;
    }

    public void End() => Over = true;

    /// <summary>Whether everything that another asks for is in what she said last.</summary>
    public static bool Includes(ScopeView whole, ScopeView part) =>
        part.Activities.All(whole.Activities.Contains) && part.Subjects.All(whole.Subjects.Contains)
        && (whole.Skills.IsEmpty || (!part.Skills.IsEmpty && part.Skills.All(whole.Skills.Contains)))
        && (whole.Weekdays.IsEmpty || (!part.Weekdays.IsEmpty && part.Weekdays.All(whole.Weekdays.Contains)));

    private void Say(DateOnly day, DateOnly until, ScopeView said)
    {
        Erase(day);
        Paint(calendar, day < days.From ? days.From : day, until, said);
        (Said, Until, Scope) = (day, until, said);
    }

    private void Erase(DateOnly from)
    {
        foreach (var day in calendar.Keys.Where(day => day >= from).ToList())
        {
            calendar.Remove(day);
        }
    }

    private static Dictionary<DateOnly, ScopeView> Paint(Dictionary<DateOnly, ScopeView> calendar, DateOnly from, DateOnly until, ScopeView scope)
    {
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            calendar[day] = scope;
        }

        return calendar;
    }
}
