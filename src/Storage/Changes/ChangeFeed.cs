using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <param name="Position">From 1, none left out.</param>
public sealed record ChangeEntry(long Position, DirectoryChange Change);

/// <summary>Reads a district's feed of changes as far as it was published.</summary>
public sealed class ChangeFeed(IDatabase database)
{
    /// <summary>How many changes there are.</summary>
    public async Task<int> Count(DistrictId district, CancellationToken cancel = default)
    {
        var last = await database.Query(
            district, "select position from directory_changes where tenant = $1 and stream = $2 order by position desc limit 1", row => row.Number(0), [district.Value], cancel);
        return last is [var count] ? (int)count : 0;
    }

    /// <summary>The changes after a position, in order, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<ChangeEntry> Page, int Total)> After(DistrictId district, long position, int first, CancellationToken cancel = default)
    {
        var total = await Count(district, cancel);
        var page = await database.Query(
            district,
            "select position, entity, action, subject from directory_changes where tenant = $1 and stream = $2 and position > $3 and position <= $4 order by position limit $5",
            Entry,
            [district.Value, position, total, (long)first],
            cancel);
        return (page, total);
    }

    /// <summary>The changes of some kinds after a position, up to another one, in order.</summary>
    public Task<IReadOnlyList<ChangeEntry>> Of(DistrictId district, IReadOnlyList<WebhookKind> kinds, long after, long until, int first, CancellationToken cancel = default) => database.Query(
        district,
        $"select position, entity, action, subject from directory_changes where tenant = $1 and stream = $2 and position > $3 and position <= $4 and entity || action in ({string.Join(", ", kinds.Select(kind => $"'{kind}'"))}) order by position limit $5",
        Entry,
        [district.Value, after, until, (long)first],
        cancel);

    private static ChangeEntry Entry(IRow row) => new(row.Number(0), new(Enum.Parse<DirectoryEntity>(row.Text(1)), Enum.Parse<DirectoryAction>(row.Text(2)), row.Id(3)));
}
