namespace DistrictCoaching.Gateway;

/// <summary>Everything that can be done; each use case adds its field in a part of its own.</summary>
public sealed partial class Mutation;
