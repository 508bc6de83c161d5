using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What happened to a district's roster. Ids, kinds, days and digests only; every digest is keyed, so it tells nothing without the district's key.</summary>
public abstract record RosterEvent
{
    private RosterEvent()
    {
    }

    /// <param name="Match">Of the school's id in the district's own system.</param>
    /// <param name="Fingerprint">Of the name, to see without opening it that it changed.</param>
    public sealed record SchoolListed(SchoolId School, Digest Match, ContentRef Name, Digest Fingerprint) : RosterEvent;

    public sealed record SchoolRenamed(SchoolId School, ContentRef Name, Digest Fingerprint) : RosterEvent;

    public sealed record SchoolClosed(SchoolId School) : RosterEvent;

    public sealed record SchoolReopened(SchoolId School) : RosterEvent;

    /// <summary>A school year has these days, both included; said again where they change.</summary>
    /// <param name="Ending">The calendar year in which it ends.</param>
    /// <param name="Semesters">In order; none where the district has none.</param>
    public sealed record SchoolYearListed(Days Days, int Ending, ImmutableArray<Days> Semesters) : RosterEvent;

    /// <param name="Match">Of the person's id in the district's own system; none for a founder whom no file has named yet.</param>
    /// <param name="Identity">Names, address and user name, sealed with her key.</param>
    /// <param name="Logins">Of what she signs in with: user name and e-mail address.</param>
    public sealed record PersonListed(PersonId Person, Digest? Match, ContentRef Identity, Digest Fingerprint, ImmutableArray<Digest> Logins) : RosterEvent;

    /// <summary>A founder was found in a file by what she signs in with.</summary>
    public sealed record PersonMatched(PersonId Person, Digest Match) : RosterEvent;

    public sealed record PersonChanged(PersonId Person, ContentRef Identity, Digest Fingerprint, ImmutableArray<Digest> Logins) : RosterEvent;

    /// <summary>What files say she is; what was assigned by hand stays apart.</summary>
    public sealed record MembershipsChanged(PersonId Person, ImmutableArray<Membership> Memberships) : RosterEvent;

    public sealed record SubjectsTaughtChanged(PersonId Person, ImmutableArray<SubjectId> Subjects) : RosterEvent;

    /// <summary>Absent from a whole file, deleted or disabled: away from this day on.</summary>
    public sealed record PersonLeft(PersonId Person, DateOnly On) : RosterEvent;

    public sealed record PersonReturned(PersonId Person, DateOnly On) : RosterEvent;

    /// <summary>Given by hand, and kept by imports.</summary>
    /// <param name="By">Nobody where an operator founded the roster.</param>
    public sealed record RoleAssigned(PersonId Person, Membership Membership, PersonId? By) : RosterEvent;

    /// <summary>A role given by hand ends: at a school with this day, elsewhere and a coach's before it.</summary>
    public sealed record RoleWithdrawn(PersonId Person, Role Role, SchoolId? School, DateOnly On, PersonId? By) : RosterEvent;

    /// <summary>An import was applied: the last event of its append, with what it did.</summary>
    public sealed record RosterImported(Guid Import, PersonId By, ImportSummary Summary) : RosterEvent;
}
