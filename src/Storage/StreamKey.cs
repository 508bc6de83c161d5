using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The one spelling of a stream: whose it is, what kind of aggregate, which one.</summary>
public readonly record struct StreamKey(DistrictId District, StreamKind Kind, Guid Id);

/// <summary>The kinds of streams. The numbers are stored and hashed: a line is never changed.</summary>
public enum StreamKind : short
{
    /// <summary>The register of districts; of <see cref="DistrictId.Service"/> only.</summary>
    Register = 1,
    District = 2,
    Roster = 3,
    School = 4,
    Coach = 5,
    Teacher = 6,

    /// <summary>Who read what about one person; chained, never folded.</summary>
    Access = 7,

    /// <summary>A district's roster imports as jobs.</summary>
    Imports = 8,

    /// <summary>A district's feed of changes of its directory.</summary>
    Changes = 9,

    /// <summary>A district's webhooks and what they were sent.</summary>
    Webhooks = 10,
}
