using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>A school of the district.</summary>
public sealed class School(SchoolEntry entry) : INode
{
    /// <summary>The school's id.</summary>
    [Id]
    public string Id => NodeId.Of("School", entry.School.Value);

    /// <summary>Its name.</summary>
    public string Name => entry.Name;

    /// <summary>Whether it is open.</summary>
    public bool Open => entry.Open;
}
