using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>What a package says of schools and staff, in one model for all versions of the standard. No student, guardian or password is in it.</summary>
public sealed partial record RosterFile
{
    /// <summary>Every school is listed; one that is absent has closed.</summary>
    public bool WholeSchools { get; init; }

    /// <summary>Every person is listed; one who is absent has left.</summary>
    public bool WholePeople { get; init; }

    public string? District { get; init; }

    public IReadOnlyList<FileSchool> Schools { get; init; } = [];

    public IReadOnlyList<RosterEvent.SchoolYearListed> Years { get; init; } = [];

    /// <summary>The parts of those years.</summary>
    public IReadOnlyList<RosterEvent.TermsListed> Terms { get; init; } = [];

    /// <summary>
    /// Staff. Of a delta it also has users whose roles are in earlier files only: whoever takes it drops those that the roster does not know, since they may be students.
    /// </summary>
    public IReadOnlyList<FilePerson> People { get; init; } = [];

    /// <summary>For comparing what coaching costs with class sizes; none where the package does not list all enrollments.</summary>
    public IReadOnlyList<FileSchoolSize>? Sizes { get; init; }
}

/// <summary>How many students a school and its classes have. Numbers only: which class is which, and who is in it, is nowhere.</summary>
/// <param name="Classes">The numbers of its classes that have any, the smallest first.</param>
public sealed record FileSchoolSize(string School, int Students, IReadOnlyList<int> Classes);

/// <param name="Name">None where the row was rejected: then nothing of the school changes.</param>
public sealed record FileSchool(string SourcedId, string? Name, bool Gone);

/// <param name="Gone">Deleted or disabled.</param>
public sealed record FilePerson(string SourcedId, PersonIdentity? Identity, bool Gone)
{
    /// <summary>Where her row stands in users; none where there is none.</summary>
    public long? Line { get; init; }

    public FileKeys Keys { get; init; } = FileKeys.None;

    /// <summary>Title and metadata, for rules.</summary>
    public IReadOnlyList<FileWord> Words { get; init; } = [];

    public IReadOnlyList<FileRole> Roles { get; init; } = [];

    public IReadOnlyList<FileRole> Ended { get; init; } = [];

    /// <summary>All her roles are listed; never where one of her rows was rejected.</summary>
    public bool WholeRoles { get; init; }

    /// <summary>None where the file does not say what she teaches.</summary>
    public IReadOnlyList<SubjectId>? Subjects { get; init; }

    // The id may be an address.
    public override string ToString() => nameof(FilePerson);
}

/// <param name="School">The school's id in the file; none for the whole district.</param>
/// <param name="Line">Where it stands in <paramref name="File"/>.</param>
public sealed record FileRole(Role Role, string? School, Days Days, string File, long Line)
{
    /// <summary>What rules may look for.</summary>
    public IReadOnlyList<FileWord> Words { get; init; } = [];
}
