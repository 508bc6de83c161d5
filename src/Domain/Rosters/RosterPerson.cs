using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A school of a roster; a closed one stays, for what happened there.</summary>
public sealed record RosterSchool(SchoolId School, Digest Match, ContentRef Name, Digest Fingerprint, bool Open);

/// <param name="Semesters">In order; none where the district has none.</param>
public sealed record RosterYear(Days Days, ImmutableArray<Days> Semesters);

/// <summary>A person of a roster; one who left stays, for what happened with her.</summary>
public sealed record RosterPerson(PersonId Person, Digest? Match, ContentRef Identity, Digest Fingerprint, ImmutableArray<Digest> Logins)
{
    /// <summary>All that ever were, in order; the one she is on has no end.</summary>
    public ImmutableArray<Days> Absences { get; init; } = [];

    public bool Active => !Absences.Any(away => away.Open);

    /// <summary>From files.</summary>
    public ImmutableArray<Membership> Imported { get; init; } = [];

    /// <summary>By hand.</summary>
    public ImmutableArray<Membership> Assigned { get; init; } = [];

    /// <summary>The sourcedIds of her rows, while she is matched by another key.</summary>
    public ImmutableArray<Digest> Records { get; init; } = [];

    /// <summary>All that ever were, in order.</summary>
    public ImmutableArray<Days> Sealings { get; init; } = [];

    /// <summary>The schools where she did not always work, and since when she does.</summary>
    public ImmutableArray<EnteredSchool> Entered { get; init; } = [];

    /// <summary>The name that she uses; none: the roster's.</summary>
    public ContentRef? OwnName { get; init; }

    /// <summary>By the district's rules.</summary>
    public ImmutableArray<Membership> Mapped { get; init; } = [];

    /// <summary>What files say of her that a rule may look for.</summary>
    public ImmutableArray<Digest> Titles { get; init; } = [];

    /// <summary>The same, of single roles.</summary>
    public ImmutableArray<RoleWord> RoleWords { get; init; } = [];

    /// <summary>Keys of records that were merged into hers.</summary>
    public ImmutableArray<Digest> Also { get; init; } = [];

    public ImmutableArray<Merge> Merges { get; init; } = [];

    /// <summary>Whose record this one was merged into.</summary>
    public PersonId? MergedInto { get; init; }

    /// <summary>All keys by which files mean her.</summary>
    public IEnumerable<Digest> Keys => Match is { } match ? Also.Prepend(match) : Also;

    public ImmutableArray<SubjectId> Subjects { get; init; } = [];

    /// <summary>All three kinds, each once, in a fixed order.</summary>
    public ImmutableArray<Membership> Memberships => Imported.Concat(Assigned).Concat(Mapped).InOrder();

    /// <summary>Of this record alone; of a merged one <see cref="Roster.Facts"/> knows what is so.</summary>
    public PersonFacts Facts => new(Person, Absences, Memberships)
    {
        Sealings = Sealings,
        Entered = Entered,
        Others = [.. Merges.Select(merge => merge.Merged).OrderBy(merged => merged.Value)],
        Joined = [.. Merges.Where(merge => merge.Joined).Select(merge => merge.Merged).OrderBy(merged => merged.Value)],
    };

    /// <summary>Away from a day on.</summary>
    public RosterPerson Left(DateOnly on) => this with { Absences = Absences.Add(Days.Since(on)) };

    /// <summary>Here again from a day on.</summary>
    public RosterPerson Returned(DateOnly on) => this with { Absences = [.. Absences.Select(away => away.Open ? away.Before(on) : away)] };
}
