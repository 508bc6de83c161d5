using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A school of a roster; a closed one stays, for what happened there.</summary>
public sealed record RosterSchool(SchoolId School, Digest Match, ContentRef Name, Digest Fingerprint, bool Open);

/// <param name="Semesters">In order; none where the district has none.</param>
public sealed record RosterYear(Days Days, ImmutableArray<Days> Semesters);

/// <summary>A person of a roster; one who left stays, for what happened with her.</summary>
public sealed record RosterPerson(PersonId Person, Digest? Match, ContentRef Identity, Digest Fingerprint, ImmutableArray<Digest> Logins)
{
    public bool Active { get; init; } = true;

    public DateOnly? AwayFrom { get; init; }

    public DateOnly? ReturnedOn { get; init; }

    /// <summary>From files.</summary>
    public ImmutableArray<Membership> Imported { get; init; } = [];

    /// <summary>By hand.</summary>
    public ImmutableArray<Membership> Assigned { get; init; } = [];

    public ImmutableArray<SubjectId> Subjects { get; init; } = [];

    /// <summary>Both kinds, each once, in a fixed order.</summary>
    public ImmutableArray<Membership> Memberships => Imported.Concat(Assigned).InOrder();

    public PersonFacts Facts => new(Person, Active, AwayFrom, ReturnedOn, Memberships);
}
