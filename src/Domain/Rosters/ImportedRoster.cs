using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a file says, with every name and address replaced by a keyed digest: enough to plan with, and nothing to leak.</summary>
/// <param name="WholeSchools">The file lists every open school: one that is absent has closed.</param>
/// <param name="WholePeople">The file lists every person: one who is absent has left.</param>
public sealed record ImportedRoster(
    bool WholeSchools,
    bool WholePeople,
    ImmutableArray<ListedSchool> Schools,
    ImmutableArray<RosterEvent.SchoolYearListed> Years,
    ImmutableArray<ListedPerson> People)
{
    /// <summary>The parts of those school years.</summary>
    public ImmutableArray<RosterEvent.TermsListed> Terms { get; init; } = [];
}

/// <param name="School">Its id where it is listed already, else the one it gets.</param>
/// <param name="Fingerprint">None where the file says nothing of the name.</param>
/// <param name="Name">Sealed where it is new or changed.</param>
/// <param name="Gone">The file says that it closed.</param>
public sealed record ListedSchool(SchoolId School, Digest Match, Digest? Fingerprint, ContentRef? Name, bool Gone);

/// <param name="Person">Her id where she is listed already, else the one she gets.</param>
/// <param name="Gone">The file says that she left, or disables her account.</param>
public sealed record ListedPerson(PersonId Person, Digest Match, bool Gone)
{
    /// <summary>None where the file says nothing of her name and address, or says it wrongly: then nothing of it changes.</summary>
    public Digest? Fingerprint { get; init; }

    /// <summary>Sealed where it is new or changed.</summary>
    public ContentRef? Identity { get; init; }

    public ImmutableArray<Digest> Logins { get; init; } = [];

    /// <summary>What the district's earlier keys of her would be.</summary>
    public ImmutableArray<Digest> Formerly { get; init; } = [];

    /// <summary>Her row's sourcedId, where that is not the key; none: nothing of it changes.</summary>
    public Digest? Record { get; init; }

    public ImmutableArray<ListedMembership> Memberships { get; init; } = [];

    /// <summary>What a rule may look for: title and metadata; none where the file says nothing of her.</summary>
    public ImmutableArray<Digest>? Titles { get; init; }

    /// <summary>Roles that the file deletes; their days do not matter.</summary>
    public ImmutableArray<ListedMembership> Ended { get; init; } = [];

    /// <summary>The file lists all her roles: one that is absent has ended.</summary>
    public bool WholeMemberships { get; init; }

    /// <summary>Where records were merged into hers: every row of hers, for what is so of single records.</summary>
    public ImmutableArray<ListedRow> Rows { get; init; } = [];

    /// <summary>None where the file says nothing of what she teaches.</summary>
    public ImmutableArray<SubjectId>? Subjects { get; init; }
}

/// <param name="School">The school's <see cref="ListedSchool.Match"/>; none for the whole district.</param>
public sealed record ListedMembership(Role Role, Digest? School, Days Days)
{
    /// <summary>What a rule may look for.</summary>
    public ImmutableArray<Digest> Words { get; init; } = [];
}
