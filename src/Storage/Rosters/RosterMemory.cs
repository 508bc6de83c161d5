using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// What a process was told by rosters, each district's at one version of its roster. Nothing of it is said again before the version was found to stand, by a head read that began
/// after the question; so it says what the database would, for a head read that many questions share.
/// </summary>
/// <param name="most">How much of all districts together is remembered: people, names and answers by their length, and up to a thousand more of each district.</param>
public sealed class RosterMemory(IJournal journal, IServerChanges server, TimeProvider clock, int most = 200_000)
{
    /// <summary>How long what nobody asked about is remembered.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    /// <summary>How long anything is, whoever asks: far shorter than a district takes to be deleted, restored and brought to the same version by other events.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The asker of what anybody in the district may list.</summary>
    internal static readonly PersonId Everybody;

    private static readonly Operation HeadRead = new(Guid.Empty, Guid.Empty, default);
    private readonly ConcurrentDictionary<DistrictId, Remembered> districts = new();
    private long uses;

    /// <summary>The server's changes up to now.</summary>
    internal long Server => server.ServerChanges;

    /// <summary>What is remembered of a roster at the version that it has now, for one question and no later one; null where nothing is, or where what is asked for is not.</summary>
    internal async Task<Remembered?> Now(DistrictId district, Func<Remembered, bool>? has = null) =>
        districts.TryGetValue(district, out var known) && has?.Invoke(known) != false && await Stands(district, known) ? known : null;

    /// <summary>Whether it still is what the roster says.</summary>
    internal async Task<bool> Stands(DistrictId district, Remembered known)
    {
        var (asked, old) = (clock.GetTimestamp(), IsOld(known));
        var stands = await journal.Append(new(new(district, StreamKind.Roster, district.Value), known.Version, HeadRead, [], [], [], [])) == Outcome.Appended
            && known.Server == server.ServerChanges;    // a restored database may have come to the same version by other events
        if (!stands || old)
        {
            districts.TryRemove(new(district, known));
            return false;
        }

        (known.Confirmed, known.Used) = (asked, Interlocked.Increment(ref uses));
        return true;
    }

    /// <summary>Where to remember what was read at a version; null for a version that is past.</summary>
    /// <param name="asOf">The server's changes before it was read.</param>
    internal Remembered? At(DistrictId district, long version, long asOf)
    {
        var now = clock.GetTimestamp();
        var begun = new Remembered(version, asOf, now) { Confirmed = now, Used = Interlocked.Increment(ref uses) };
        var known = districts.AddOrUpdate(district, begun, (_, before) =>
            before.Server < asOf || (before.Server == asOf && before.Version < version) ? begun : before);
        if (known == begun)
        {
            Bound(begun);
        }

        return known.Version == version && known.Server == asOf ? known : null;
    }

    /// <summary>An answer: the one that is remembered, or asked for, and remembered if the version stood meanwhile.</summary>
    /// <param name="keep">Remembers it, and says by how much that is more.</param>
    internal async Task<T> Recall<T>(DistrictId district, Remembered? now, Func<Remembered, T?> find, Func<Task<T>> ask, Func<Remembered, T, int> keep)
        where T : class
    {
        if (now is not null && find(now) is { } found)
        {
            return found;
        }

        var told = await ask();
        if (now is { HasRoom: true } && await Stands(district, now))
        {
            Grow(now, keep(now, told));
        }

        return told;
    }

    /// <summary>Counts what was remembered more, and makes room for it.</summary>
    internal void Grow(Remembered known, int more)
    {
        if (known.Grow(more))
        {
            Bound(known);
        }
    }

    private bool IsOld(Remembered known) => clock.GetElapsedTime(known.Confirmed) >= Lasts || clock.GetElapsedTime(known.Began) >= Longest;

    /// <summary>What is old is forgotten, and of the rest the districts that were not asked about for longest, but not this one.</summary>
    private void Bound(Remembered kept)
    {
        var room = most - kept.Size;
        foreach (var (district, known) in districts.Where(one => one.Value != kept).OrderByDescending(one => one.Value.Used).ToList())
        {
            room -= known.Size;
            if (room < 0 || IsOld(known))
            {
                districts.TryRemove(new(district, known));
            }
        }
    }
}
