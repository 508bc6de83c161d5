using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>A prepared statement, bound without boxing and used again and again by one thread at a time. Ids are big-endian, so that they sort as on PostgreSQL.</summary>
internal sealed class Statement : IRow, IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection, sql, out handle));
    }

    /// <summary>The position of <c>$number</c>, or 0 where the statement does not name it.</summary>
    public int Position(int number) => raw.sqlite3_bind_parameter_index(handle, $"${number}");

    public Statement Bind(int at, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(at, bytes);
    }

    public Statement Bind(int at, long number)
    {
        Check(raw.sqlite3_bind_int64(handle, at, number));
        return this;
    }

    public Statement Bind(int at, string text)
    {
        Check(raw.sqlite3_bind_text(handle, at, text));
        return this;
    }

    public Statement Bind(int at, ReadOnlySpan<byte> bytes)
    {
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, at, 0) : raw.sqlite3_bind_blob(handle, at, bytes));
        return this;
    }

    public Statement Bind(int at, StreamKey stream) =>
        Bind(at, stream.District.Value).Bind(at + 1, (long)stream.Kind).Bind(at + 2, stream.Id);

    public Statement Bind(int at, object? value) => value switch
    {
        null => BindNull(at),
        Guid id => Bind(at, id),
        long number => Bind(at, number),
        int number => Bind(at, (long)number),
        DateOnly day => Bind(at, (long)day.DayNumber),
        bool yes => Bind(at, yes ? 1L : 0L),
        string text => Bind(at, text),
        byte[] bytes => Bind(at, bytes.AsSpan()),
        DateTimeOffset time => Bind(at, Micros.Of(time)),
        IReadOnlyList<Guid> ids => Bind(at, JsonSerializer.Serialize(ids.Select(id => id.ToString("N")))),
        _ => throw new ArgumentException($"A parameter cannot be a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>Moves to the next row, if there is one. Whoever steps resets.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(code);
        }

        return code == raw.SQLITE_ROW;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public Guid Id(int column) => new(raw.sqlite3_column_blob(handle, column), bigEndian: true);

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public DateOnly Day(int column) => DateOnly.FromDayNumber((int)Number(column));

    public bool Yes(int column) => Number(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public DateTimeOffset Time(int column) => Micros.Time(Number(column));

    public void Dispose() => handle.Dispose();

    private Statement BindNull(int at)
    {
        Check(raw.sqlite3_bind_null(handle, at));
        return this;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection);
}
