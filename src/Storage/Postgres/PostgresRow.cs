using System.Globalization;
using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public Guid Id(int column) => reader.GetGuid(column);

    /// <summary>Also what PostgreSQL widens, as the sum of bigints.</summary>
    public long Number(int column) =>
        reader.GetFieldType(column) == typeof(long) ? reader.GetInt64(column) : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    public DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(column);

    public bool Yes(int column) => reader.GetBoolean(column);

    public string Text(int column) => reader.GetString(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public DateTimeOffset Time(int column) => reader.GetFieldValue<DateTimeOffset>(column);
}
