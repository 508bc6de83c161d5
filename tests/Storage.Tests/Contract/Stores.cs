using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>A store as a test sees it, whichever it is.</summary>
public sealed record Opened(IJournal Journal, IDatabase Database, IContentStore Contents, ISnapshotStore Snapshots, IAsyncDisposable Closes) : IAsyncDisposable
{
    public IHeads Heads => (IHeads)Journal;

    public IDistrictStore Districts => (IDistrictStore)Journal;

    public IServerChanges Server => (IServerChanges)Journal;

    public ValueTask DisposeAsync() => Closes.DisposeAsync();
}

/// <summary>One place where data lies, and the ways to come by it.</summary>
public abstract class Stores : IAsyncDisposable
{
    public FakeTimeProvider Clock { get; } = new(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The clock as the store reads it: <see cref="Clock"/> less what it was set back by.</summary>
    public BackClock Time => field ??= new(Clock);

    /// <summary>The tables that it has.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = Given.Tables;

    /// <summary>Opens the data, for the first time or again.</summary>
    public abstract Task<Opened> Open();

    /// <summary>What a new process finds after the one before was killed; the store opened before is still there, and is not asked.</summary>
    public abstract Task<Opened> OpenAfterCrash();

    /// <summary>Runs SQL past the store and its rules, and gives the first number of the answer.</summary>
    public abstract Task<long> Behind(string sql);

    /// <summary>Lets <see cref="Behind"/> change and delete events, as nobody else may.</summary>
    public abstract Task Unlock();

    /// <summary>Bytes as the store's SQL spells them.</summary>
    public abstract string Literal(ReadOnlySpan<byte> bytes);

    /// <summary>An id as the store's SQL spells it.</summary>
    public abstract string Literal(Guid id);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A clock that can be set back, as a machine's sometimes is.</summary>
public sealed class BackClock(TimeProvider clock) : TimeProvider
{
    public TimeSpan Back { get; set; }

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - Back;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
