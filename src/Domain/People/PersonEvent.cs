using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

// Who a roster's person is.
public abstract partial record RosterEvent
{
    /// <summary>From now on files name people by this key.</summary>
    public sealed record MatchKeySet(MatchKey Key, PersonId By) : RosterEvent;

    /// <summary>A file names her by another key than before.</summary>
    public sealed record PersonRelinked(PersonId Person, Digest Match) : RosterEvent;

    /// <summary>The sourcedIds of her rows, while she is matched by another key.</summary>
    public sealed record RecordsChanged(PersonId Person, ImmutableArray<Digest> Records) : RosterEvent;

    /// <summary>Sealed from this day on, for <see cref="Sealing.Length"/> days.</summary>
    public sealed record PersonSealed(PersonId Person, DateOnly On, SealCause Because) : RosterEvent;
}
