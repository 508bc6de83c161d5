namespace DistrictCoaching.Gateway;

// Each use case adds its field in a part of its own.

/// <summary>Everything that can be done.</summary>
public sealed partial class Mutation;
