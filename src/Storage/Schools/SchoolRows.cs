using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which coaches were introduced to a school.</summary>
public static class SchoolRows
{
    public static readonly Table Introductions = new("introductions", [new("coach", ColumnType.Id)], [new("day", ColumnType.Day)], [["coach"]]);

    public static IEnumerable<RowChange> Of(SchoolEvent happened) =>
        happened is SchoolEvent.CoachIntroduced e ? [new(Introductions, [e.Coach.Value], [e.Day])] : [];
}
