using DistrictCoaching.Contracts;
using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>What was read of a package, as imports are told of it.</summary>
public static class ReadingViews
{
    /// <summary>Said of an import under an operation of its own: however often it is read, it is said once.</summary>
    public static ReadAsked Asked(this RosterReading reading, Guid import, Guid by) => new(
        ImportDocuments.Reading(import), by, import, reading.File is { } file ? RosterFileBytes.Write(file) : (ReadOnlyMemory<byte>?)null,
        reading.File?.Schools.Count ?? 0, reading.File?.People.Count ?? 0, [.. reading.Findings.Select(View)]);

    public static FindingView View(this Finding finding) => new(finding.File, finding.Line, finding.Column, finding.Code, finding.Severity.ToString(), finding.Shape);
}
