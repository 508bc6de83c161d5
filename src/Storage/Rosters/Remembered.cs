using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What a roster says at a version, as far as it was asked.</summary>
/// <param name="server">The server's changes at that time.</param>
/// <param name="began">When it was first asked.</param>
internal sealed class Remembered(long version, long server, long began)
{
    private const int Most = 50_000, Step = 1_000;
    private int size;

    public long Version => version;

    public long Server => server;

    public long Began => began;

    /// <summary>When it was last asked whether it stands.</summary>
    public long Confirmed { get; set; }

    /// <summary>When it was last used, by count.</summary>
    public long Used { get; set; }

    public AskedOfPeople<PersonFacts> Facts { get; } = new();

    /// <summary>Where the names of people stand.</summary>
    public AskedOfPeople<NamePlace> Names { get; } = new();

    /// <summary>Answers to questions that do not name people.</summary>
    public ConcurrentDictionary<object, object> Answers { get; } = new();

    public int Size => size;

    /// <summary>Of a district that is larger than can be remembered, the rest is asked each time.</summary>
    public bool HasRoom => size < Most;

    /// <summary>True each time it has grown by a step.</summary>
    public bool Grow(int more) => Interlocked.Add(ref size, more) is var now && now / Step != (now - more) / Step;
}

/// <summary>
/// What was asked of people, for each asker apart: how soon somebody is told of a person must not tell that another, a partner of hers perhaps, asked of her a moment before.
/// What everybody may list is remembered for all.
/// </summary>
internal sealed class AskedOfPeople<T>
    where T : class
{
    private readonly ConcurrentDictionary<(PersonId Asker, PersonId Person), T?> known = new();

    /// <summary>Of all these people, without those whom the roster never listed; null where it does not know it of all of them.</summary>
    public Dictionary<PersonId, T>? Of(IReadOnlyList<PersonId> people, PersonId? asker)
    {
        var found = new Dictionary<PersonId, T>(people.Count);
        foreach (var person in people)
        {
            if (!known.TryGetValue((asker ?? RosterMemory.Everybody, person), out var told) && !known.TryGetValue((RosterMemory.Everybody, person), out told))
            {
                return null;
            }

            if (told is not null)
            {
                found[person] = told;
            }
        }

        return found;
    }

    /// <summary>Remembers it, and says of how many people it did not know it.</summary>
    public int Keep(IReadOnlyList<PersonId> people, PersonId asker, IReadOnlyDictionary<PersonId, T> told) =>
        people.Count(person => known.TryAdd((asker, person), told.GetValueOrDefault(person)));
}

/// <summary>Whose name it is, as the roster has it and as she uses it.</summary>
internal sealed record NamePlace(Guid Owner, ContentId Item, ContentId? Own);
