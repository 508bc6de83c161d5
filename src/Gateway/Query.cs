namespace DistrictCoaching.Gateway;

/// <summary>Everything that can be asked; each area adds its fields in a part of its own.</summary>
public sealed partial class Query;
