namespace DistrictCoaching.Storage;

/// <summary>What a column holds. Text is for codes and names of ours (a slug, a zone), never for anything personal.</summary>
public enum ColumnType
{
    Id,
    Number,
    Day,
    Yes,
    Text,
    Bytes,
    Time,
}

public sealed record Column(string Name, ColumnType Type, bool Optional = false);

/// <summary>
/// A projection's table. Both stores make it from this: <c>tenant</c> and <c>stream</c> (the stream's id) come first and, with <paramref name="Key"/>, are its primary key,
/// so that no row belongs to two streams.
/// </summary>
/// <param name="Indexes">Columns of each further index; <c>tenant</c> leads every one and is not named.</param>
/// <param name="Unique">Indexes (as above) that admit no two equal rows.</param>
public sealed record Table(string Name, IReadOnlyList<Column> Key, IReadOnlyList<Column> Values, IReadOnlyList<string[]> Indexes, IReadOnlyList<string[]>? Unique = null);

/// <summary>One row to write, or with no values to delete. Within a change the last word on a key counts.</summary>
/// <param name="Key">Values of <see cref="Table.Key"/>, in order: Guid, long, DateOnly, bool, string, byte[] or DateTimeOffset by the column's type.</param>
/// <param name="Values">Values of <see cref="Table.Values"/>, in order; null deletes the row.</param>
public sealed record RowChange(Table Table, IReadOnlyList<object> Key, IReadOnlyList<object?>? Values);
