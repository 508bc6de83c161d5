using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>One request, read.</summary>
/// <param name="IsReadOnly">Whether it came by GET, which may only ask.</param>
internal sealed record Asked(string Query, string? OperationName, Inputs Variables, bool IsReadOnly);
