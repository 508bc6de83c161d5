using System.Text.Json.Serialization;

namespace DistrictCoaching.Domain;

/// <summary>What those who run the service did to a district, and why: the district's leads read it.</summary>
/// <param name="By">The client that asked.</param>
/// <param name="Reason">Sealed with the district's own key.</param>
public sealed record OperatorOrder(ClientName By, ContentRef Reason);

/// <summary>A client of those who run the service; it names no person.</summary>
[method: JsonConstructor]
public readonly record struct ClientName(string Value);
