using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// What a process was told by rosters, each district's at one version of its roster. Nothing of it is said again before the version was found to stand, by a head read that began
/// after the question; so it says what the database would, for a head read that many questions share.
/// </summary>
/// <param name="most">How much of all districts together is remembered: people, names and answers.</param>
public sealed class RosterMemory(IJournal journal, IServerChanges server, TimeProvider clock, int most = 200_000)
{
    /// <summary>How long what nobody asked about is remembered: far shorter than a district takes to be deleted, restored and brought to the same version by other events.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private static readonly Operation HeadRead = new(Guid.Empty, Guid.Empty, default);
    private readonly ConcurrentDictionary<DistrictId, Remembered> districts = new();
    private long uses;

    /// <summary>What is remembered of a roster at the version that it has now, for one question and no later one; null where nothing is, or where what is asked for is not.</summary>
    internal async Task<Remembered?> Now(DistrictId district, Func<Remembered, bool>? has = null) =>
        districts.TryGetValue(district, out var known) && has?.Invoke(known) != false && await Stands(district, known) ? known : null;

    /// <summary>Whether it still is what the roster says.</summary>
    internal async Task<bool> Stands(DistrictId district, Remembered known)
    {
        var (asked, since) = (clock.GetTimestamp(), known.Confirmed);
        var stands = await journal.Append(new(new(district, StreamKind.Roster, district.Value), known.Version, HeadRead, [], [], [], [])) == Outcome.Appended
            && known.Server == server.ServerChanges;    // a restored database may have come to the same version by other events
        if (!stands || clock.GetElapsedTime(since, asked) >= Lasts)
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
        var begun = new Remembered(version, asOf) { Confirmed = clock.GetTimestamp(), Used = Interlocked.Increment(ref uses) };
        var known = districts.AddOrUpdate(district, begun, (_, before) =>
            before.Server < asOf || (before.Server == asOf && before.Version < version) ? begun : before);
        if (known == begun)
        {
            Bound(district);
        }

        return known.Version == version && known.Server == asOf ? known : null;
    }

    /// <summary>The server's changes up to now.</summary>
    internal long Server => server.ServerChanges;

    /// <summary>An answer: the one that is remembered, or asked for, and remembered if the version stood meanwhile.</summary>
    internal async Task<T> Recall<T>(DistrictId district, Remembered? now, Func<Remembered, T?> find, Func<Task<T>> ask, Action<Remembered, T> keep)
        where T : class
    {
        if (now is not null && find(now) is { } found)
        {
            return found;
        }

        var told = await ask();
        if (now is { HasRoom: true } && await Stands(district, now))
        {
            keep(now, told);
        }

        return told;
    }

    /// <summary>The districts that were not asked about for longest are forgotten.</summary>
    private void Bound(DistrictId begun)
    {
        var all = districts.Where(one => one.Key != begun).OrderByDescending(one => one.Value.Used).ToList();
        var room = most;
        foreach (var (district, known) in all)
        {
            room -= known.Count;
            if (room < 0)
            {
                districts.TryRemove(new(district, known));
            }
        }
    }
}

/// <summary>What a roster says at a version, as far as it was asked.</summary>
internal sealed class Remembered(long version, long server)
{
    private const int Most = 50_000;

    public long Version => version;

    /// <summary>The server's changes at that time.</summary>
    public long Server => server;

    /// <summary>When it was last asked whether it stands.</summary>
    public long Confirmed { get; set; }

    /// <summary>When it was last used, by count.</summary>
    public long Used { get; set; }

    /// <summary>Facts of people; null of those whom the roster never listed.</summary>
    public ConcurrentDictionary<PersonId, PersonFacts?> Facts { get; } = new();

    /// <summary>Where the names of people stand; null of those whom the roster never listed.</summary>
    public ConcurrentDictionary<PersonId, NamePlace?> Names { get; } = new();

    /// <summary>Answers to other questions.</summary>
    public ConcurrentDictionary<object, object> Answers { get; } = new();

    public int Count => Facts.Count + Names.Count + Answers.Count;

    /// <summary>Of a district that is larger than can be remembered, the rest is asked each time.</summary>
    public bool HasRoom => Count < Most;
}

/// <summary>Whose name it is, as the roster has it and as she uses it.</summary>
internal sealed record NamePlace(Guid Owner, ContentId Item, ContentId? Own);
