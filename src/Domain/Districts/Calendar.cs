namespace DistrictCoaching.Domain;

/// <summary>Where a day stands in the district's school year.</summary>
/// <param name="YearEnd">Its last day. Where the roster knows no year: the next 30 June.</param>
/// <param name="SemesterEnd">The semester's last day, where the roster names semesters.</param>
public sealed record Calendar(DateOnly YearEnd, DateOnly? SemesterEnd = null)
{
    /// <summary>The calendar of a district whose roster names no school year for this day.</summary>
    public static Calendar Assumed(DateOnly today) => new(new DateOnly(today.Month > 6 ? today.Year + 1 : today.Year, 6, 30));
}
