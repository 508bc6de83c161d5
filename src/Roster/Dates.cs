using System.Globalization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>The standard's dates, whose end is the first day after, as days with both ends included.</summary>
internal static class Dates
{
    /// <summary>Reads a row's two dates; a blank one is open. False, and reported, where they cannot be believed.</summary>
    public static bool Read(CsvTable table, string begin, string end, out Days days)
    {
        days = default;
        if (!Read(table, begin, DateOnly.MinValue, out var from) || !Read(table, end, DateOnly.MaxValue, out var until))
        {
            return false;
        }

        days = new(from, until == DateOnly.MaxValue || until == DateOnly.MinValue ? until : until.AddDays(-1));
        if (!days.Any)
        {
            table.Report("DATES_REVERSED", end);
        }

        return days.Any;
    }

    private static bool Read(CsvTable table, string column, DateOnly open, out DateOnly date)
    {
        var text = table[column];
        if (text.Length == 0)
        {
            date = open;
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return true;
        }

        // 8/15/2026 can only be August; 8/5/2026 could be May, and is not guessed.
        if ((DateOnly.TryParseExact(text, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && (date.Day > 12 || date.Day == date.Month))
            || (text.Length > 10 && text[10] == 'T' && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)))
        {
            table.Report("NONSTANDARD_DATE", column);
            return true;
        }

        table.Report("BAD_DATE", column);
        return false;
    }
}
