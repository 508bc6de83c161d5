using System.Globalization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>School years: from sessions that are one, else the span of the year's terms.</summary>
internal sealed class Sessions
{
    private readonly List<(int Ending, Kind Kind, Days Days)> sessions = [];
    private readonly Dictionary<ulong, Kind> kinds = [];
    private readonly LaterReferences parents;

    public Sessions(Manifest manifest, Findings findings)
    {
        parents = new("academicSessions", "parentSourcedId", findings);
        if (!manifest.Has("academicSessions"))
        {
            return;
        }

        using var table = manifest.Open(TableShape.Sessions);
        var seen = new Seen();
        while (table.Next())
        {
            if (table.Identified("sourcedId") && table.IsNew(seen))
            {
                Add(table);
            }
        }

        manifest.ReportWhole(table);
        All = manifest.All(table, seen);
        parents.Settle(All);
    }

    /// <summary>Their ids; none where the package does not list all.</summary>
    public Seen? All { get; }

    public IReadOnlyList<RosterEvent.SchoolYearListed> Years => [.. sessions.GroupBy(session => session.Ending).OrderBy(year => year.Key).Select(Year)];

    /// <summary>Whether a session is known and no school year.</summary>
    public bool IsNoYear(ulong key) => kinds.TryGetValue(key, out var kind) && kind is (Kind.Semester or Kind.Other);

    private void Add(CsvTable table)
    {
        table.Check();
        parents.Add(table);
        if (!table.Required("type", "startDate", "endDate", "schoolYear"))
        {
            return;
        }

        var kind = table.Is("type", "schoolYear"u8) ? Kind.Year
            : table.Is("type", "semester"u8) ? Kind.Semester
            : table["type"].StartsWith("ext:", StringComparison.OrdinalIgnoreCase) ? Kind.Extension : Kind.Other;
        kinds[table.Key("sourcedId")] = kind;
        if (Ending(table) is not { } ending || !Dates.Read(table, "startDate", "endDate", out var days) || table.Deleted || table.BadStatus)
        {
            return;
        }

        if (kind == Kind.Year && days.Until.Year != ending)
        {
            table.Report("YEAR_MISMATCH", "schoolYear");
        }

        sessions.Add((ending, kind, days));
    }

    /// <summary>The calendar year in which the row's school year ends; none, and reported, where it cannot be understood.</summary>
    private static int? Ending(CsvTable table)
    {
        if (IsYear(table["schoolYear"], out var ending))
        {
            return ending;
        }

        // 2026-2027 and 2026-27 can only be the year that ends in 2027
        var parts = table["schoolYear"].Split('-', '/');
        if (parts.Length == 2 && IsYear(parts[0].Trim(), out var from) && parts[1].Trim() is { Length: 2 or 4 } until && $"{from + 1}".EndsWith(until, StringComparison.Ordinal))
        {
            table.Report("NONSTANDARD_YEAR", "schoolYear");
            return from + 1;
        }

        table.Report("BAD_YEAR", "schoolYear");
        return null;
    }

    private static bool IsYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1900 and <= 2200;

    private static RosterEvent.SchoolYearListed Year(IGrouping<int, (int Ending, Kind Kind, Days Days)> sessions)
    {
        var of = sessions.Any(session => session.Kind == Kind.Year) ? sessions.Where(session => session.Kind == Kind.Year) : sessions;
        var semesters = sessions.Where(session => session.Kind == Kind.Semester).Select(session => session.Days).Distinct().OrderBy(days => days.From).ThenBy(days => days.Until);
        return new(new(of.Min(session => session.Days.From), of.Max(session => session.Days.Until)), sessions.Key, [.. semesters]);
    }

    private enum Kind
    {
        Other,
        Extension,
        Semester,
        Year,
    }
}
