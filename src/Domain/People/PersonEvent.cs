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

    /// <summary>Which words of files give which roles.</summary>
    /// <param name="Text">The rules as people read them.</param>
    public sealed record MappingRulesSet(ImmutableArray<MappingRule> Rules, ContentRef Text, PersonId By) : RosterEvent;

    /// <summary>What files say of her that a rule may look for.</summary>
    /// <param name="Titles">Of herself: her title and metadata.</param>
    /// <param name="Roles">Of single roles.</param>
    public sealed record PersonDescribed(PersonId Person, ImmutableArray<Digest> Titles, ImmutableArray<RoleWord> Roles) : RosterEvent;

    /// <summary>What rules say she is; what files say and what was assigned by hand stays apart.</summary>
    public sealed record RolesMapped(PersonId Person, ImmutableArray<Membership> Memberships) : RosterEvent;

    /// <summary>Sealed from this day on, for <see cref="Sealing.Length"/> days.</summary>
    public sealed record PersonSealed(PersonId Person, DateOnly On, SealCause Because) : RosterEvent;

    /// <summary>From this day on open again: she proved who she is by what she had since an earlier day than that on which she was sealed.</summary>
    public sealed record PersonUnsealed(PersonId Person, DateOnly On, DateOnly Had) : RosterEvent;
}
