using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>What became of a roster package, and the first of what was found in it.</summary>
internal sealed record RosterAnswer(RosterImport? Import, IReadOnlyList<RosterFinding> Findings, RosterError? Error)
{
    private const int Shown = 100;

    /// <summary>200 where it is applied or waits as it was asked to, 202 where it goes on or waits for an approval, otherwise why nothing was changed.</summary>
    [JsonIgnore]
    public int Status => (Import?.State, Error?.Code) switch
    {
        (ImportState.Applied or ImportState.Planned, null) => 200,
        (_, null) => 202,
        (_, "NOT_ALLOWED") => 403,
        (_, "NOT_FOUND") => 404,
        (_, "OPERATION_REUSED") => 409,
        _ => 422,
    };

    public static RosterAnswer Of(ImportEntry entry, IReadOnlyList<RosterFinding> findings, string language) =>
        new(new(entry), [.. findings.Take(Shown)], entry.State is ImportState.Refused or ImportState.Cancelled ? Of(entry.Refusal()!, language) : null);

    public static RosterAnswer Refused(Refusal refusal, string language) => new(null, [], Of(refusal, language));

    /// <summary>As GraphQL writes it: AWAITING_APPROVAL.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private static RosterError Of(Refusal refusal, string language) => new(refusal.Code, refusal.Message(language));
}

internal sealed record RosterError(string Code, string Message);

/// <summary>What the schema shows of an import, as JSON: the same fields by the same names and words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(RosterJson.Words<ImportState>), typeof(RosterJson.Words<ImportEntity>), typeof(RosterJson.Words<ImportAction>), typeof(RosterJson.Words<ImportThreshold>), typeof(RosterJson.Words<Role>), typeof(JsonStringEnumConverter<Severity>)])]
[JsonSerializable(typeof(RosterAnswer))]
[JsonSerializable(typeof(IReadOnlyList<RosterFinding>))]
[JsonSerializable(typeof(IReadOnlyList<RosterChange>))]
internal sealed partial class RosterJson : JsonSerializerContext
{
    internal sealed class Words<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseUpper)
        where T : struct, Enum;
}
