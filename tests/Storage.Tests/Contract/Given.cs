using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>Streams, changes and a table for tests.</summary>
internal static class Given
{
    public static readonly Table Lines = new(
        "lines",
        [new("line", ColumnType.Id)],
        [
            new("size", ColumnType.Number), new("day", ColumnType.Day, true), new("yes", ColumnType.Yes, true), new("word", ColumnType.Text, true),
            new("bits", ColumnType.Bytes, true), new("at", ColumnType.Time, true), new("place", ColumnType.Id, true),
        ],
        [["size"]],
        [["word"]]);

    public static readonly Table Marks = new("marks", [new("day", ColumnType.Day), new("mark", ColumnType.Text)], [], []);

    /// <summary>Those of the tests, of the feed and of the register.</summary>
    public static readonly IReadOnlyList<Table> Tables = [Lines, Marks, ChangeRows.Changes, RegisterRows.Districts];

    public static DistrictId District() => new(Guid.NewGuid());

    public static StreamKey Stream(DistrictId? district = null, StreamKind kind = StreamKind.Teacher) => new(district ?? District(), kind, Guid.NewGuid());

    public static Stored Event(string text = "happened") => new("test.happened/1", Encoding.UTF8.GetBytes($"\"{text}\""));

    public static Operation Operation(string input = "input") => new(Guid.NewGuid(), Guid.NewGuid(), new(SHA256.HashData(Encoding.UTF8.GetBytes(input))));

    public static Change Change(StreamKey stream, long expected, params Stored[] events) => new(stream, expected, Operation(), events, [], [], []);

    public static RowChange Line(Guid line, long size, string? word = null) => new(Lines, [line], [size, null, null, word, null, null, null]);

    public static RowChange NoLine(Guid line) => new(Lines, [line], null);

    public static async Task Append(this Opened store, StreamKey stream, long expected, params Stored[] events) =>
        Assert.Equal(Outcome.Appended, await store.Journal.Append(Change(stream, expected, events)));

    public static Task<IReadOnlyList<long>> Sizes(this Opened store, DistrictId district) =>
        store.Database.Query(district, "select size from lines where tenant = $1 order by size", row => row.Number(0), []);

    public static string Text(this Past past) => Encoding.UTF8.GetString(past.Body.Span).Trim('"');
}
