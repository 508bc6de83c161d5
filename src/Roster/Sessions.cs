using System.Globalization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>School years: from sessions that are one, else the span of the year's terms.</summary>
internal static class Sessions
{
    public static (IReadOnlyList<RosterEvent.SchoolYearListed> Years, IReadOnlyList<RosterEvent.TermsListed> Terms) Read(RosterPackage package, Manifest manifest, Findings findings)
    {
        if (!manifest.Has("academicSessions"))
        {
            return ([], []);
        }

        using var table = new CsvTable(package, "academicSessions", findings, "sourcedId", "type", "startDate", "endDate", "schoolYear");
        var seen = new Seen();
        var sessions = new List<(int Ending, Kind Kind, Days Days)>();
        while (table.Next())
        {
            if (!table.Required("sourcedId", "type", "startDate", "endDate", "schoolYear"))
            {
                continue;
            }

            if (!seen.Add(table.Id))
            {
                table.Report("DUPLICATE_ID", "sourcedId");
            }

            if (!int.TryParse(table["schoolYear"], NumberStyles.None, CultureInfo.InvariantCulture, out var ending) || ending is < 1900 or > 2200)
            {
                table.Report("BAD_VALUE", "schoolYear");
            }
            else if (Dates.Read(table, "startDate", "endDate", out var days) && !table.Deleted && !table.BadStatus)
            {
                sessions.Add((ending, table.Is("type", "schoolYear"u8) ? Kind.Year : KindOf(table["type"]), days));
            }
        }

        var years = sessions.GroupBy(session => session.Ending).OrderBy(year => year.Key).ToList();
        return ([.. years.Select(Year)], [.. years.Select(Terms).Where(year => !year.Terms.IsEmpty)]);
    }

    private static Kind KindOf(string type) => type.ToUpperInvariant() switch
    {
        "SEMESTER" => Kind.Semester,
        "TERM" => Kind.Term,
        "GRADINGPERIOD" => Kind.GradingPeriod,
        _ => Kind.Other,
    };

    private static RosterEvent.TermsListed Terms(IGrouping<int, (int Ending, Kind Kind, Days Days)> sessions) => new(
        sessions.Key,
        [.. sessions.Where(session => session.Kind != Kind.Year).Select(session => new Term(Enum.Parse<TermKind>(session.Kind.ToString()), session.Days)).Distinct()
            .OrderBy(term => term.Days.From).ThenBy(term => term.Days.Until).ThenBy(term => term.Kind)]);

    private static RosterEvent.SchoolYearListed Year(IGrouping<int, (int Ending, Kind Kind, Days Days)> sessions)
    {
        var of = sessions.Any(session => session.Kind == Kind.Year) ? sessions.Where(session => session.Kind == Kind.Year) : sessions;
        var semesters = sessions.Where(session => session.Kind == Kind.Semester).Select(session => session.Days).Distinct().OrderBy(days => days.From).ThenBy(days => days.Until);
        return new(new(of.Min(session => session.Days.From), of.Max(session => session.Days.Until)), sessions.Key, [.. semesters]);
    }

    private enum Kind
    {
        Other,
        Semester,
        Term,
        GradingPeriod,
        Year,
    }
}
