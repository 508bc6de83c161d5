using System.Text.Json.Serialization;

namespace DistrictCoaching.Gateway;

/// <summary>What became of a roster package.</summary>
internal sealed record RosterAnswer(RosterChanges? Changed, IReadOnlyList<RosterFinding> Findings, RosterError? Error);

internal sealed record RosterChanges(int SchoolsListed, int SchoolsChanged, int PeopleListed, int PeopleChanged, int PeopleLeft, int PeopleReturned);

/// <summary>Where something is not as it should be, never the value.</summary>
internal sealed record RosterFinding(string File, long? Line, string? Column, string Code, string Severity, string Message);

internal sealed record RosterError(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RosterAnswer))]
internal sealed partial class RosterAnswerJson : JsonSerializerContext;
