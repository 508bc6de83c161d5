namespace DistrictCoaching.Storage;

/// <summary>Gives what a grain is loaded from only out of a database that was not exchanged for an older one.</summary>
internal sealed class WatchedSnapshots(ISnapshotStore store, RestoreWatch watch) : ISnapshotStore
{
    public async Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(StreamKey stream, CancellationToken cancel = default)
    {
        var resumed = await store.Resume(stream, cancel);
        await watch.Look(cancel);
        return resumed;
    }

    public Task Keep(Snapshot snapshot, CancellationToken cancel = default) => store.Keep(snapshot, cancel);
}
