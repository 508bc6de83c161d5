using System.Globalization;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>How large a district is; students in whole numbers of five classes each.</summary>
internal sealed record DistrictShape(string Name, int Schools, int Teachers, int Students)
{
    /// <summary>All the districts of Texas whose sizes are published, the largest first; none where the data is not laid out.</summary>
    public static IReadOnlyList<DistrictShape> Texas()
    {
        if (Samples.Find("texas") is not { } folder)
        {
            return [];
        }

        // no value of this file has a comma or a quotation mark
        var rows = File.ReadLines(Path.Combine(folder, "tx-district-sizes-2021-22.csv")).Select(line => line.Split(',')).ToList();
        int Of(string[] row, string column) => (int)Math.Ceiling(double.TryParse(row[Array.IndexOf(rows[0], column)], CultureInfo.InvariantCulture, out var number) ? number : 0);
        return
        [
            .. rows.Skip(1).Select(row => new DistrictShape(row[1], Math.Max(1, Of(row, "campuses")), Math.Max(1, Of(row, "teacher_fte")), Of(row, "students"))).OrderByDescending(shape => shape.Teachers),
        ];
    }
}
