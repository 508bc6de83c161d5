using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>What became of a roster package, and the first of what was found in it.</summary>
internal sealed record RosterAnswer(RosterJob? Import, IReadOnlyList<FoundInRoster> Findings, RosterError? Error)
{
    private const int Shown = 100;

    /// <summary>200 where it is applied or waits as it was asked to, 202 where it goes on or waits for an approval, otherwise why nothing was changed.</summary>
    [JsonIgnore]
    public int Status => (Import?.State, Error?.Code) switch
    {
        ("APPLIED" or "PLANNED", null) => 200,
        (_, null) => 202,
        (_, "NOT_ALLOWED") => 403,
        (_, "NOT_FOUND") => 404,
        (_, "OPERATION_REUSED") => 409,
        _ => 422,
    };

    public static RosterAnswer Of(ImportEntry entry, IReadOnlyList<ImportFinding> findings, string language) => new(
        new(
            NodeId.Of("RosterImport", entry.Import), Word(entry.State), entry.Plan is { } plan ? NodeId.Of("RosterPlan", plan.Value) : null, [.. entry.Above.Select(Word)],
            [.. entry.Totals.Select(total => new RosterTotal(Word(total.Entity), Word(total.Action), total.Count))], entry.Found),
        [.. findings.Take(Shown).Select(finding => FoundInRoster.Of(finding, language))],
        entry.State is ImportState.Refused or ImportState.Cancelled ? Of(entry.Refusal()!, language) : null);

    public static RosterAnswer Refused(Refusal refusal, string language) => new(null, [], Of(refusal, language));

    /// <summary>As GraphQL writes it: AWAITING_APPROVAL.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private static RosterError Of(Refusal refusal, string language) => new(refusal.Code, refusal.Message(language));
}

/// <param name="PlanId">Names its plan, for whoever approves it; null before it is planned.</param>
/// <param name="Above">What it removes more of than may go without an approval.</param>
internal sealed record RosterJob(string Id, string State, string? PlanId, IReadOnlyList<string> Above, IReadOnlyList<RosterTotal> Totals, FindingCounts Found);

internal sealed record RosterTotal(string Entity, string Action, int Count);

internal sealed record RosterError(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RosterAnswer))]
[JsonSerializable(typeof(IReadOnlyList<FoundInRoster>))]
[JsonSerializable(typeof(IReadOnlyList<PlannedInRoster>))]
internal sealed partial class RosterJson : JsonSerializerContext;
