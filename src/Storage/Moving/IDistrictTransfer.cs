using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>A district's part of the journal's database as bytes, out of one store and into another.</summary>
public interface IDistrictTransfer
{
    /// <summary>Gives everything of a district as it stood at one moment of this call: events by stream and version, then operations, texts and the rows of lists. Snapshots are made anew. A few rows are in memory at a time.</summary>
    Task Read(DistrictId district, Action<MovedPart> take, CancellationToken cancel = default);

    /// <summary>Writes parts of a district that is none here yet, all or nothing: events go on where its streams end, with their heads; an operation that is known stays; texts and rows are new.</summary>
    Task Write(DistrictId district, IReadOnlyList<MovedPart> parts, CancellationToken cancel = default);
}

/// <summary>What both stores select, in one spelling.</summary>
internal static class MovedSql
{
    public const string Events = "select kind, stream, version, type, time, actor, body, hash from events where tenant = $1 order by kind, stream, version";

    public const string Operations = "select kind, stream, id, request, version, time from operations where tenant = $1";

    public const string Texts = "select owner, item, sealed from contents where tenant = $1";

    public static MovedPart Event(IRow row) =>
        new MovedEvent((StreamKind)row.Number(0), row.Id(1), row.Number(2), row.Text(3), row.Number(4), row.Id(5), row.Bytes(6), row.Bytes(7));

    public static MovedPart Operation(IRow row) => new MovedOperation((StreamKind)row.Number(0), row.Id(1), row.Id(2), row.Bytes(3), row.Number(4), row.Number(5));

    public static MovedPart Text(IRow row) => new MovedText(row.Id(0), row.Id(1), row.Bytes(2));

    public static (string Sql, Func<IRow, MovedPart> Map) Rows(Table table)
    {
        var columns = RowText.Columns(table);
        return (
            $"select stream{string.Concat(columns.Select(column => $", \"{column.Name}\""))} from \"{table.Name}\" where tenant = $1",
            row => new MovedRow(table.Name, row.Id(0), [.. columns.Select((column, i) => RowText.Write(column.Type, row, i + 1))]));
    }

    public static IEnumerable<(string Sql, Func<IRow, MovedPart> Map)> All(IReadOnlyList<Table> tables) => [(Events, Event), (Operations, Operation), (Texts, Text), .. tables.Select(Rows)];

    /// <summary>The last event of each stream, which is its head.</summary>
    public static IEnumerable<MovedEvent> Heads(IEnumerable<MovedEvent> events) => events.GroupBy(one => (one.Kind, one.Stream)).Select(stream => stream.MaxBy(one => one.Version)!);
}
