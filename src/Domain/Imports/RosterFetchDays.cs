namespace DistrictCoaching.Domain;

/// <summary>Which of a source's daily fetches are whole. A service may forget to say who left, so at least once a week everything is fetched.</summary>
public static class RosterFetchDays
{
    /// <summary>Sundays are whole. On another day only what changed since the last fetch that was applied is asked for, where there is one no older than Sunday; these are the days it may be of, latest first.</summary>
    public static IEnumerable<DateOnly> Before(DateOnly day) => Enumerable.Range(1, (int)day.DayOfWeek).Select(back => day.AddDays(-back));
}
