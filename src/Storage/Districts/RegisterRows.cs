using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Slugs and their districts; belongs to no district.</summary>
public static class RegisterRows
{
    public static readonly Table Districts = new("districts", [new("district", ColumnType.Id)], [new("slug", ColumnType.Text)], [], [["slug"]]);

    public static IEnumerable<RowChange> Of(RegisterEvent happened) =>
        happened is RegisterEvent.DistrictRegistered e ? [new(Districts, [e.District.Value], [e.Slug.Value])] : [];
}
