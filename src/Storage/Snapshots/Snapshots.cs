using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Storage;

/// <summary>
/// Loads what a stream adds up to: from a snapshot that may be believed and the events after it, or else from the first event on. Where many events had to be folded, a snapshot of
/// them is kept for the next time, in the background and of events that were read from the journal, so never of anything unconfirmed.
/// </summary>
public sealed partial class Snapshots : IAsyncDisposable
{
    /// <summary>From how many folded events on a snapshot is worth its room.</summary>
    internal const int Many = 500;

    /// <summary>More wait for nothing: what is left out is kept at another loading.</summary>
    private const int MostWaiting = 16;

    private readonly IJournal journal;
    private readonly ISnapshotStore store;
    private readonly KeyRing ring;
    private readonly ILogger log;
    private readonly string format;
    private readonly Lock gate = new();
    private Task writing = Task.CompletedTask;
    private int waiting;

    public Snapshots(IJournal journal, ISnapshotStore store, KeyRing ring, ILogger<Snapshots> log)
        : this(journal, store, ring, log, Build)
    {
    }

    internal Snapshots(IJournal journal, ISnapshotStore store, KeyRing ring, ILogger<Snapshots> log, string format) =>
        (this.journal, this.store, this.ring, this.log, this.format) = (journal, store, ring, log, format);

    /// <summary>The code that folds and the code that writes: changed in anything, it reads no snapshot of before.</summary>
    private static string Build { get; } = $"{typeof(Domain.Roster).Module.ModuleVersionId:N}{typeof(Snapshots).Module.ModuleVersionId:N}";

    /// <param name="until">The last version to fold.</param>
    public async Task<(TState State, long Version)> Load<TState, TEvent>(
        StreamKey stream, TState empty, Func<TState, TEvent, TState> evolve, long until = long.MaxValue, CancellationToken cancel = default)
        where TState : class
        where TEvent : class
    {
        var (snapshot, past) = await store.Resume(stream, cancel);
        var (state, version) = (empty, 0L);
        if (snapshot is not null)
        {
            if (snapshot.Version <= until && await Believe<TState>(snapshot, past, cancel) is { } believed)
            {
                (state, version) = (believed, snapshot.Version);
            }
            else
            {
                past = await journal.Read(stream, 0, cancel);
            }
        }

        var folded = 0;
        foreach (var happened in past.SkipWhile(happened => happened.Version <= version).TakeWhile(happened => happened.Version <= until))
        {
            (state, version) = (evolve(state, (TEvent)Catalogue.Read(happened.Type, happened.Body)), happened.Version);
            folded++;
        }

        if (folded >= Many && version == past[^1].Version)
        {
            KeepLater(stream, version, past[^1].Hash, state);
        }

        return (state, version);
    }

    /// <summary>Waits for what is being kept.</summary>
    public async ValueTask DisposeAsync() => await writing;

    /// <summary>The state, if the snapshot is of this build, sealed by us, and of the history that the journal has.</summary>
    private async Task<TState?> Believe<TState>(Snapshot snapshot, IReadOnlyList<Past> past, CancellationToken cancel)
        where TState : class
    {
        if (snapshot.Format != format || past is not [var taken, ..] || !taken.Hash.Span.SequenceEqual(snapshot.Hash.Span)
            || !CryptographicOperations.FixedTimeEquals(await Seal(snapshot, cancel), snapshot.Seal.Span))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(snapshot.Body.Span, Json<TState>());
        }
        catch (JsonException e)
        {
            Unreadable(e);
            return null;
        }
    }

    private void KeepLater<TState>(StreamKey stream, long version, ReadOnlyMemory<byte> hash, TState state)
    {
        lock (gate)
        {
            if (waiting < MostWaiting)
            {
                waiting++;
                writing = KeepAfter(writing);
            }
        }

        async Task KeepAfter(Task before)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            try
            {
                var unsealed = new Snapshot(stream, version, hash, format, JsonSerializer.SerializeToUtf8Bytes(state, Json<TState>()), default);
                await store.Keep(unsealed with { Seal = await Seal(unsealed, default) });
            }
            catch (Exception e)
            {
                // nobody waits for it: the next loading only takes as long as this one did
                NotKept(e);
            }
            finally
            {
                Interlocked.Decrement(ref waiting);
            }
        }
    }

    private async Task<byte[]> Seal(Snapshot snapshot, CancellationToken cancel) =>
        SnapshotSeal.Of(await ring.Derive(snapshot.Stream.District, SnapshotSeal.Purpose, cancel), snapshot);

    private static JsonTypeInfo<TState> Json<TState>() => (JsonTypeInfo<TState>)StateJson.Default.GetTypeInfo(typeof(TState))!;

    [LoggerMessage(Level = LogLevel.Error, Message = "A snapshot of this build cannot be read; the stream was folded from its start.")]
    private partial void Unreadable(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A snapshot could not be kept.")]
    private partial void NotKept(Exception e);
}
