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

    /// <summary>She works at a school from this day on, and did not before: classroom acts that were consented to before wait until the partner serves it.</summary>
    public sealed record SchoolEntered(PersonId Person, SchoolId School, DateOnly On) : RosterEvent;

    /// <summary>The name that she uses, which wins over the roster's; none: the roster's again.</summary>
    public sealed record PersonNamed(PersonId Person, ContentRef? Name) : RosterEvent;

    /// <summary>Sealed from this day on, for <see cref="Sealing.Length"/> days.</summary>
    public sealed record PersonSealed(PersonId Person, DateOnly On, SealCause Because) : RosterEvent;
}
