namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Findings as one line each: <c>users 3 familyName MISSING_VALUE Row shape</c>, with a dash for what there is none of.</summary>
internal static class Told
{
    public static string Line(Finding finding) =>
        $"{finding.File} {finding.Line?.ToString(null, null) ?? "-"} {finding.Column ?? "-"} {finding.Code} {finding.Severity} {(finding.Shape is { Length: > 0 } shape ? shape : "-")}";

    public static string[] Lines(RosterReading reading) => [.. reading.Findings.Select(Line)];
}
