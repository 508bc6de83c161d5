using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>The district's calendar, as its roster says: what "the school year" and "the semester" of a consent mean.</summary>
    [Directory]
    public static async Task<SchoolCalendar> Calendar([FromUserContext] Caller caller, [FromServices] RosterDirectory rosters, [FromServices] DistrictDays days, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return new(today, await rosters.Calendar(caller.District, today, cancel), await rosters.Years(caller.District, cancel));
    }
}

/// <summary>A district's calendar.</summary>
public sealed class SchoolCalendar(DateOnly today, Calendar calendar, IReadOnlyList<SchoolYearEntry> years)
{
    /// <summary>The local date.</summary>
    public DateOnly Today => today;

    /// <summary>The last day of the school year, and of any consent that is given today. Where the roster names no year: the next 30 June.</summary>
    public DateOnly SchoolYearEnd => calendar.YearEnd;

    /// <summary>The last day of the semester; null where the roster names none for today.</summary>
    public DateOnly? SemesterEnd => calendar.SemesterEnd;

    /// <summary>The school years that the roster names, in order.</summary>
    public IEnumerable<SchoolYear> SchoolYears => years.Select(year => new SchoolYear(year));
}

/// <summary>A school year.</summary>
public sealed class SchoolYear(SchoolYearEntry year)
{
    /// <summary>The calendar year in which it ends.</summary>
    public int Ending => year.Ending;

    /// <summary>Its first day.</summary>
    public DateOnly From => year.Days.From;

    /// <summary>Its last day.</summary>
    public DateOnly Until => year.Days.Until;

    /// <summary>Its parts, in order; they may overlap.</summary>
    public IEnumerable<SchoolTerm> Terms => year.Terms.Select(term => new SchoolTerm(term));
}

/// <summary>A part of a school year.</summary>
public sealed class SchoolTerm(Domain.Term term)
{
    /// <summary>What it is.</summary>
    public TermKind Kind => term.Kind;

    /// <summary>Its first day.</summary>
    public DateOnly From => term.Days.From;

    /// <summary>Its last day.</summary>
    public DateOnly Until => term.Days.Until;
}
