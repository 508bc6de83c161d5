using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <param name="Ending">The calendar year in which it ends.</param>
/// <param name="Terms">Its parts, in order.</param>
public sealed record SchoolYearEntry(int Ending, Days Days, IReadOnlyList<Term> Terms);

public sealed partial class RosterDirectory
{
    /// <summary>The school years that the roster names, in order.</summary>
    public async Task<IReadOnlyList<SchoolYearEntry>> Years(DistrictId district, CancellationToken cancel = default)
    {
        var rows = await database.Query(
            district,
            """
            select y.ending, y.from_day, y.until_day, t.kind, t.from_day, t.until_day from school_years y
            left join terms t on t.tenant = y.tenant and t.stream = y.stream and t.ending = y.ending where y.tenant = $1 order by y.ending, t.n
            """,
            row => (Ending: (int)row.Number(0), Days: new Days(row.Day(1), row.Day(2)), Term: row.IsNull(3) ? null : new Term(Enum.Parse<TermKind>(row.Text(3)), new(row.Day(4), row.Day(5)))),
            [],
            cancel);
        return [.. rows.GroupBy(row => (row.Ending, row.Days)).Select(year => new SchoolYearEntry(year.Key.Ending, year.Key.Days, [.. year.Select(row => row.Term).OfType<Term>()]))];
    }
}
