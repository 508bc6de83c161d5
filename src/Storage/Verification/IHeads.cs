using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Where a stream ends: its last event's version and the chain's value after it.</summary>
public sealed record StreamHead(StreamKey Stream, long Version, Digest Hash);

/// <summary>The journal as it lies there, for whoever checks it. Nothing here is trusted, so nothing is left out.</summary>
public interface IHeads
{
    /// <summary>Every district with a stream; the service's own is one of them.</summary>
    Task<IReadOnlyList<DistrictId>> Districts(CancellationToken cancel = default);

    /// <summary>All heads of a district as they stood together at one moment of this call.</summary>
    Task<IReadOnlyList<StreamHead>> Heads(DistrictId district, CancellationToken cancel = default);

    /// <summary>When anything was last written in a district; null where there is nothing.</summary>
    Task<DateTimeOffset?> Newest(DistrictId district, CancellationToken cancel = default);

    /// <summary>A district's streams; also those of which only the head or only events are left.</summary>
    Task<IReadOnlyList<StreamKey>> Streams(DistrictId district, CancellationToken cancel = default);

    /// <summary>A stream's head (null: none) and events as they stood together at one moment of this call.</summary>
    Task<(StreamHead? Head, IReadOnlyList<Past> Events)> Whole(StreamKey stream, CancellationToken cancel = default);
}

/// <summary>The statements, alike on both stores but for the spelling of parameters.</summary>
internal static class HeadSql
{
    public const string Heads = "select kind, stream, version, hash from heads where tenant = $1 and version > 0 order by kind, stream";

    public const string Newest = "select coalesce(max(time), 0) from heads where tenant = $1 and version > 0";

    public const string Streams = "select kind, stream from heads where tenant = $1 and version > 0 union select kind, stream from events where tenant = $1 order by 1, 2";

    /// <summary>One statement, so that head and events are of one snapshot. There is a row where there is nothing, too.</summary>
    public const string Whole =
        """
        select h.version, h.hash, e.version, e.type, e.time, e.actor, e.body, e.hash from (select 1) one
        left join heads h on h.tenant = $1 and h.kind = $2 and h.stream = $3 and h.version > 0
        left join events e on e.tenant = $1 and e.kind = $2 and e.stream = $3
        order by e.version
        """;

    public static StreamHead Head(DistrictId district, IRow row) => new(Stream(district, row), row.Number(2), new(row.Bytes(3)));

    public static DateTimeOffset? Time(IRow row) => row.Number(0) is > 0 and var time ? Micros.Time(time) : null;

    public static StreamKey Stream(DistrictId district, IRow row) => new(district, (StreamKind)row.Number(0), row.Id(1));

    public static (StreamHead? Head, Past? Event) Line(StreamKey stream, IRow row) => (
        row.IsNull(0) ? null : new(stream, row.Number(0), new(row.Bytes(1))),
        row.IsNull(2) ? null : new(row.Number(2), row.Text(3), Micros.Time(row.Number(4)), row.Id(5), row.Bytes(6), row.Bytes(7)));

    public static (StreamHead? Head, IReadOnlyList<Past> Events) Join(IReadOnlyList<(StreamHead? Head, Past? Event)> lines) =>
        (lines[0].Head, [.. lines.Select(line => line.Event).OfType<Past>()]);
}
