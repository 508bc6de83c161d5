namespace DistrictCoaching.Domain;

/// <summary>Whether a district works, as those who run the service have it.</summary>
public enum DistrictState
{
    /// <summary>It works.</summary>
    Active,

    /// <summary>Nothing of coaching is done or read in it, until it is resumed; whoever is in it may still stop, and take what is hers.</summary>
    Suspended,

    /// <summary>The same, and it is deleted when its time has come, unless it is resumed before.</summary>
    BeingDeleted,

    /// <summary>It is gone, for ever.</summary>
    Deleted,
}
