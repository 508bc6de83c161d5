using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Counts what goes by, and checks every stream's chain as its events go by in order.</summary>
internal sealed class Tally(DistrictId district)
{
    private StreamKey? stream;
    private long version;
    private ReadOnlyMemory<byte> hash;

    public ArchiveCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <exception cref="StorageException">An event is not what its chain makes it.</exception>
    public void Add(MovedPart part)
    {
        if (part is MovedEvent happened)
        {
            Follow(happened);
        }

        Counts = part switch
        {
            MovedEvent { Version: 1 } => Counts with { Streams = Counts.Streams + 1, Events = Counts.Events + 1 },
            MovedEvent => Counts with { Events = Counts.Events + 1 },
            MovedOperation => Counts with { Operations = Counts.Operations + 1 },
            MovedText => Counts with { Texts = Counts.Texts + 1 },
            MovedRow => Counts with { Rows = Counts.Rows + 1 },
            MovedKey => Counts with { Keys = Counts.Keys + 1 },
            _ => Counts with { SignIns = Counts.SignIns + 1 },
        };
    }

    private void Follow(MovedEvent happened)
    {
        var of = new StreamKey(district, happened.Kind, happened.Stream);
        if (stream != of)
        {
            (stream, version, hash) = (of, 0, Chain.Start);
        }

        if (happened.Version != ++version
            || !Chain.Next(hash.Span, of, version, happened.Type, Micros.Time(happened.Time), happened.Actor, happened.Body).AsSpan().SequenceEqual(happened.Hash))
        {
            throw new StorageException("JOURNAL_BROKEN", "A chain of this district's journal is broken, so it cannot be moved. Run journal verify, which says where, and restore it from a backup.");
        }

        hash = happened.Hash;
    }
}
