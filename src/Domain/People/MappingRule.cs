namespace DistrictCoaching.Domain;

/// <summary>Where a file says what a rule looks for. The names are stored, sealed.</summary>
public enum RuleSource
{
    /// <summary>A role of the district's own: ext: and a word.</summary>
    Role,

    /// <summary>A person's title.</summary>
    Title,

    /// <summary>The value of a metadata column.</summary>
    Metadata,
}

/// <summary>Whoever has this word in a file has this role.</summary>
/// <param name="Word">Of where it stands and what it says, as files are compared.</param>
public sealed record MappingRule(Digest Word, Role Role);

/// <summary>A word that a file says of one of a person's roles.</summary>
public sealed record RoleWord(Digest Word, SchoolId? School, Days Days);
