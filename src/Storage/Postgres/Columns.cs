using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Many rows as one array for each column, which is how a group is sent.</summary>
internal static class Columns
{
    public static NpgsqlParameter[] Of(IReadOnlyList<StreamKey> streams, params NpgsqlParameter[] more)
    {
        var (tenants, kinds, ids) = (new Guid[streams.Count], new short[streams.Count], new Guid[streams.Count]);
        for (var i = 0; i < streams.Count; i++)
        {
            (tenants[i], kinds[i], ids[i]) = (streams[i].District.Value, (short)streams[i].Kind, streams[i].Id);
        }

        return [With(tenants), With(kinds), With(ids), .. more];
    }

    /// <summary>One column of rows' values, found by <paramref name="value"/>.</summary>
    public static NpgsqlParameter Of<TRow>(ColumnType type, IReadOnlyList<TRow> rows, Func<TRow, object?> value) => type switch
    {
        ColumnType.Id => With(rows.Select(row => (Guid?)value(row)).ToArray()),
        ColumnType.Number => With(rows.Select(row => value(row) is int number ? number : (long?)value(row)).ToArray()),
        ColumnType.Day => With(rows.Select(row => (DateOnly?)value(row)).ToArray()),
        ColumnType.Yes => With(rows.Select(row => (bool?)value(row)).ToArray()),
        ColumnType.Text => With(rows.Select(row => (string?)value(row)).ToArray()),
        ColumnType.Bytes => With(rows.Select(row => (byte[]?)value(row)).ToArray()),
        ColumnType.Time => With(rows.Select(row => value(row) is DateTimeOffset time ? time.ToUniversalTime() : (DateTimeOffset?)null).ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
