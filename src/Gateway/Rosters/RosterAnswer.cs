using System.Text.Json.Serialization;

namespace DistrictCoaching.Gateway;

/// <summary>What became of a roster package.</summary>
internal sealed record RosterAnswer(RosterChanges? Changed, IReadOnlyList<RosterFinding> Findings, RosterError? Error, RosterPlan? Planned = null);

/// <summary>What an import would change. It is approved by its <paramref name="Plan"/>, as long as file and roster are the same.</summary>
internal sealed record RosterPlan(string Plan, bool AboveLimit, RosterChanges Would, IReadOnlyList<string> ChangedPeople, IReadOnlyList<string> LeavingPeople, IReadOnlyList<string> ReturningPeople);

internal sealed record RosterChanges(int SchoolsListed, int SchoolsChanged, int PeopleListed, int PeopleChanged, int PeopleLeft, int PeopleReturned);

/// <summary>Where something is not as it should be, never the value.</summary>
internal sealed record RosterFinding(string File, long? Line, string? Column, string Code, string Severity, string? Shape, string Message);

internal sealed record RosterError(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RosterAnswer))]
internal sealed partial class RosterAnswerJson : JsonSerializerContext;
