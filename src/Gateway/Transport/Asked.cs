using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>One request, read.</summary>
/// <param name="Query">The document; empty where its id is given.</param>
/// <param name="DocumentId">The hash of a trusted document.</param>
/// <param name="IsReadOnly">Whether it came by GET, which may only ask.</param>
internal sealed record Asked(string Query, string? DocumentId, string? OperationName, Inputs Variables, bool IsReadOnly);
