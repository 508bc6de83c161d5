namespace DistrictCoaching.Domain;

/// <summary>Where an import stands. The names are stored.</summary>
public enum ImportState
{
    /// <summary>The package is being sent and read.</summary>
    Reading,

    /// <summary>What it would change is being worked out.</summary>
    Planning,

    /// <summary>What it would change is known, and nothing more was asked for; a district lead can approve it.</summary>
    Planned,

    /// <summary>It waits for a district lead to approve its plan.</summary>
    AwaitingApproval,

    /// <summary>It is being applied, all of it at once; it can no longer be cancelled.</summary>
    Applying,

    /// <summary>The roster says what the file says.</summary>
    Applied,

    /// <summary>It ended, and nothing was changed.</summary>
    Refused,

    /// <summary>Somebody cancelled it, or a later import took its place; nothing was changed.</summary>
    Cancelled,
}

/// <summary>What an import changes. The names are stored.</summary>
public enum ImportEntity
{
    /// <summary>A school.</summary>
    School,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A role of a person, at a school or in the whole district.</summary>
    Role,

    /// <summary>A school year and its semesters.</summary>
    SchoolYear,
}

/// <summary>How an import changes something. The names are stored.</summary>
public enum ImportAction
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It is there and says something else.</summary>
    Change,

    /// <summary>It is there no more: closed, left, ended.</summary>
    Deactivate,

    /// <summary>It is there again.</summary>
    Reactivate,

    /// <summary>A person works at another school.</summary>
    Move,
}

/// <summary>What an import may remove only so much of. The names are stored.</summary>
public enum ImportThreshold
{
    /// <summary>People who leave.</summary>
    People,

    /// <summary>Coaches who leave or are coaches no more.</summary>
    Coaches,

    /// <summary>Roles of people who stay.</summary>
    Roles,

    /// <summary>Schools that close.</summary>
    Schools,

    /// <summary>District leads, however they came to be: nobody would lead the district. It never passes by itself.</summary>
    Leads,

    /// <summary>Everybody would leave, or every school close: it never passes by itself.</summary>
    Everything,
}

/// <summary>Why an import ended without changing anything. The names are stored.</summary>
public enum ImportFailure
{
    /// <summary>The package cannot be imported: its findings say why.</summary>
    FileRefused,

    /// <summary>Whoever asked or approved may import no longer.</summary>
    NotAllowed,

    /// <summary>The package never arrived whole.</summary>
    Interrupted,

    /// <summary>Something broke on our side.</summary>
    Failed,

    /// <summary>The roster would have more active people than the district may have.</summary>
    TooManyPeople,
}
