namespace DistrictCoaching.Domain;

/// <summary>What of a district's directory a change is about. The names are stored.</summary>
public enum DirectoryEntity
{
    /// <summary>A school.</summary>
    School,

    /// <summary>A person with her roles.</summary>
    Person,
}

/// <summary>How the directory changed. The names are stored.</summary>
public enum DirectoryAction
{
    /// <summary>It is in the directory and was not before.</summary>
    Listed,

    /// <summary>The directory says something else of it.</summary>
    Changed,

    /// <summary>It is in the directory no more: whoever keeps a copy deletes it there too.</summary>
    Removed,
}

/// <summary>One thing that the directory shows otherwise than before; how it shows it now is asked of the directory.</summary>
/// <param name="Id">The school's or the person's.</param>
public sealed record DirectoryChange(DirectoryEntity Entity, DirectoryAction Action, Guid Id);
