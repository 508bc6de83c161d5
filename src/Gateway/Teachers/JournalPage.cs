using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

internal static class JournalPage
{
    /// <summary>A page of a journal, newest first.</summary>
    /// <param name="read">Reads so many entries after the first so many.</param>
    public static async Task<Connection<JournalEntry>> Journal(this Page page, Func<int, int, Task<JournalEntriesView>> read)
    {
        var skip = int.TryParse(page.After, out var seen) ? seen : 0;
        var entries = await read(skip, page.Take);
        var rows = entries.Entries.Select((entry, at) => (entry, at: skip + at + 1)).ToList();
        return page.Connection(rows, row => $"{row.at}", row => new JournalEntry(row.entry), (int)entries.Total);
    }
}
