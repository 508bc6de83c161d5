using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>The subjects of a class or a course, from its codes.</summary>
internal static class Subjects
{
    /// <summary>The first two digits of a course's code are its subject area; others are reported and left out.</summary>
    public static SubjectSet Of(CsvTable table)
    {
        var codes = Items(table["subjectCodes"]);
        if (codes.Length > 0 && Items(table["subjects"]) is { Length: > 0 } names && names.Length != codes.Length)
        {
            table.Report("BAD_LIST", "subjectCodes");
        }

        var subjects = default(SubjectSet);
        foreach (var code in codes)
        {
            if (code.Length >= 2 && Taxonomy.SubjectByCode(code[..2]) is { } subject)
            {
                subjects |= SubjectSet.Of(subject);
            }
            else
            {
                table.Report("UNKNOWN_SUBJECT_CODE", "subjectCodes");
            }
        }

        return subjects;
    }

    private static string[] Items(string list) => list.Length == 0 ? [] : list.Split(',', StringSplitOptions.TrimEntries);
}
