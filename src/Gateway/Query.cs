namespace DistrictCoaching.Gateway;

// Each area adds its fields in a part of its own.

/// <summary>Everything that can be asked.</summary>
public sealed partial class Query;
