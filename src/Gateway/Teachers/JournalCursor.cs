using System.Globalization;
using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>A place in a journal as the key of a cursor: how far each of its two chains was read, so that an entry which comes late in one is not left out for the other.</summary>
internal static class JournalCursor
{
    public static string Write(JournalPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Acts}.{place.Reads}");

    /// <summary>The start of the journal where nothing is said; cursors are sealed, so nothing else than was written comes here.</summary>
    public static JournalPlace Read(string? key) =>
        key?.Split('.') is [var acts, var reads] ? new(long.Parse(acts, CultureInfo.InvariantCulture), long.Parse(reads, CultureInfo.InvariantCulture)) : new(0, 0);

    public static JournalPlace After(JournalPlace place, JournalEntryView entry) =>
        entry.Part == JournalPart.Acts ? place with { Acts = entry.Version } : place with { Reads = entry.Version };
}
