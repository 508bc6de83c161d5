using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>An archive that was read to its end and checked: every piece, every chain, every count. It is read again for what is in it.</summary>
public sealed class ArchiveContents
{
    internal const string Format = "district-archive/1";

    private readonly Stream file;
    private readonly TransportKey key;

    private ArchiveContents(Stream file, TransportKey key, ArchiveStart start, ArchiveEnd end, IReadOnlyList<StreamHead> heads)
    {
        (this.file, this.key, Start, End, Heads) = (file, key, start, end, heads);
        PackingKey = Reader().PackingKey;
    }

    public DistrictId District => new(Start.District);

    public string Slug => Start.Slug;

    public DateTimeOffset Made => Start.Made;

    public ArchiveCounts Counts => End.Counts;

    internal ArchiveStart Start { get; }

    internal ArchiveEnd End { get; }

    internal byte[] PackingKey { get; }

    /// <summary>Where its streams end.</summary>
    internal IReadOnlyList<StreamHead> Heads { get; }

    internal Digest Digest => new(End.Digest);

    /// <param name="file">An open file; kept open while this is used, so that what was checked is what is read.</param>
    /// <exception cref="StorageException">It does not open, is not whole, or a chain in it is broken.</exception>
    public static ArchiveContents Check(Stream file, TransportKey key)
    {
        file.Position = 0;
        using var reader = new ArchiveReader(file, key);
        var start = reader.Next() as ArchiveStart ?? throw ArchiveReader.Unreadable();
        if (start.Format != Format)
        {
            throw new StorageException("ARCHIVE_OTHER_RELEASE", "The archive is of another release. Run the same release on both services.");
        }

        var (count, heads) = (new Tally(new(start.District)), new Dictionary<StreamKey, StreamHead>());
        while (reader.Next() is { } frame)
        {
            if (frame is ArchiveEnd end)
            {
                return end.Counts == count.Counts && end.Digest.AsSpan().SequenceEqual(reader.Digest) && reader.Next() is null
                    ? new(file, key, start, end, [.. heads.Values])
                    : throw ArchiveReader.Unreadable();
            }

            count.Add(frame as MovedPart ?? throw ArchiveReader.Unreadable());
            if (frame is MovedEvent one)
            {
                var stream = new StreamKey(new(start.District), one.Kind, one.Stream);
                heads[stream] = new(stream, one.Version, new(one.Hash));
            }
        }

        throw ArchiveReader.Unreadable();
    }

    /// <summary>All that is in it, anew from the beginning.</summary>
    internal IEnumerable<MovedPart> Parts()
    {
        using var reader = Reader();
        while (reader.Next() is { } frame)
        {
            if (frame is MovedPart part)
            {
                yield return part;
            }
        }
    }

    private ArchiveReader Reader()
    {
        file.Position = 0;
        return new(file, key);
    }
}
