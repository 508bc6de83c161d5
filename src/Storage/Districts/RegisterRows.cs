using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Slugs and their districts, and how far deletions have come; belongs to no district.</summary>
public static class RegisterRows
{
    public static readonly Table Districts = new("districts", [new("district", ColumnType.Id)], [new("slug", ColumnType.Text)], [], [["slug"]]);

    /// <summary>Districts that are no more. What is not gone yet is gone on with.</summary>
    public static readonly Table Deletions = new(
        "deletions", [new("district", ColumnType.Id)], [new("slug", ColumnType.Text), new("sign_ins_gone", ColumnType.Yes), new("content_gone", ColumnType.Yes)], [["slug"]]);

    public static IEnumerable<RowChange> Of(Register before, Register after, ImmutableArray<RegisterEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is RegisterEvent.DistrictRegistered registered)
            {
                yield return new(Districts, [registered.District.Value], [registered.Slug.Value]);
            }
            else if (happened is RegisterEvent.DeletionBegan began)
            {
                yield return new(Districts, [began.District.Value], null);
            }
        }

        foreach (var (district, deletion) in after.Deletions.Where(one => before.Deletions.GetValueOrDefault(one.Key) != one.Value))
        {
            yield return new(Deletions, [district.Value], [after.Districts.First(one => one.Value == district).Key, deletion.SignInsGone, deletion.ContentGone]);
        }
    }
}
