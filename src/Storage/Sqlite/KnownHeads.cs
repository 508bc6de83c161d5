using System.Collections.Concurrent;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>
/// Heads as the one writer left them. This process alone holds the data folder, so a head read need not ask the file where memory says that all heads stand.
/// Versions only grow and nobody expects one that never was, so heads that are found standing one after the other stood together when the question came.
/// </summary>
internal sealed class KnownHeads
{
    /// <summary>About 100 bytes each; more are read from the file.</summary>
    private const int Most = 500_000;

    /// <summary>In the place of a version while nobody but the file can tell.</summary>
    private const long AskTheFile = -1;

    private readonly ConcurrentDictionary<StreamKey, long> versions = new();

    /// <summary>Whether the heads are known to stand; otherwise the file must be asked.</summary>
    public bool Stand(Pending one)
    {
        if (one.Operation is not null || !Is(one.Stream, one.Expected))
        {
            return false;
        }

        for (var i = 0; i < one.Guards.Count; i++)
        {
            if (!Is(one.Guards[i].Stream, one.Guards[i].Version))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Heads that the file said stand. What the writer said meanwhile is newer, and streams that have not begun leave nothing behind.</summary>
    public void Learn(Pending one)
    {
        Learn(one.Stream, one.Expected ?? 0);
        foreach (var guard in one.Guards)
        {
            Learn(guard.Stream, guard.Version);
        }
    }

    /// <summary>Before a commit: until it is done, who asks may see it or not.</summary>
    public void Hide(IEnumerable<Pending> writing)
    {
        foreach (var one in writing)
        {
            versions[one.Stream] = AskTheFile;
        }
    }

    /// <summary>After a commit, before anybody learns of it.</summary>
    public void Show(IEnumerable<Pending> written)
    {
        foreach (var one in written)
        {
            versions[one.Stream] = one.Head;
        }
    }

    private bool Is(StreamKey stream, long? version) => versions.TryGetValue(stream, out var known) && known == version;

    private void Learn(StreamKey stream, long version)
    {
        if (version > 0 && versions.Count < Most)
        {
            versions.TryAdd(stream, version);
        }
    }
}
