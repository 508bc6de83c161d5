using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Something in a package that is not as it should be: where, never the value.</summary>
public sealed record ImportFinding(string File, long? Line, string? Column, string Code, string Severity, string? Shape);

/// <summary>What is changed, thing by thing, and how much of what there is goes. Names are not here: a person may have hers erased.</summary>
public sealed record ImportPlanDocument(IReadOnlyList<ImportChange> Changes, IReadOnlyList<Removal> Removals);

/// <summary>How a district's OneRoster service is reached; only ever stored sealed.</summary>
/// <param name="Version">"1.1" or "1.2".</param>
public sealed record RosterSourceAccess(string Version, Uri Host, Uri TokenEndpoint, string ClientId, string ClientSecret)
{
    // The secret must not reach a log by way of a message.
    public override string ToString() => nameof(RosterSourceAccess);
}

/// <summary>What is kept of an import beside its events, as sealed bytes.</summary>
public static class ImportDocuments
{
    public static readonly JsonTypeInfo<IReadOnlyList<ImportFinding>> Findings = ImportJson.Default.IReadOnlyListImportFinding;

    public static readonly JsonTypeInfo<ImportPlanDocument> Plan = ImportJson.Default.ImportPlanDocument;

    /// <summary>Of people and schools that are new, by the ids that they get.</summary>
    public static readonly JsonTypeInfo<IReadOnlyDictionary<Guid, string>> Names = ImportJson.Default.IReadOnlyDictionaryGuidString;

    /// <summary>Under whose key lies what its file says; destroyed when the import ends.</summary>
    public static Guid Held(Guid import) => Owner(import, 1);

    /// <summary>Under whose key lie plan and findings; destroyed when the import is forgotten.</summary>
    public static Guid Report(Guid import) => Owner(import, 2);

    /// <summary>The operation under which its package is said to be read: sent again, it is read once.</summary>
    public static Guid Reading(Guid import) => Owner(import, 3);

    /// <summary>The source that an operation sets: its credentials lie under this key and no other, whatever id the caller chose for the operation.</summary>
    public static Guid Source(Guid operation) => Owner(operation, 4);

    /// <summary>How a source is reached.</summary>
    public static readonly JsonTypeInfo<RosterSourceAccess> Access = ImportJson.Default.RosterSourceAccess;

    /// <summary>The import of a source's day: whoever begins it, it is the same.</summary>
    public static Guid Fetched(Guid source, DateOnly day) => new(SHA256.HashData([.. source.ToByteArray(), .. BitConverter.GetBytes(day.DayNumber)]).AsSpan(0, 16));

    public static ClearItem Item<T>(Guid owner, T document, JsonTypeInfo<T> json) => new(owner, new(Guid.NewGuid()), JsonSerializer.SerializeToUtf8Bytes(document, json));

    private static Guid Owner(Guid import, byte part) => new(SHA256.HashData([.. import.ToByteArray(), part]).AsSpan(0, 16));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(SchoolIdConverter)])]
[JsonSerializable(typeof(IReadOnlyList<ImportFinding>))]
[JsonSerializable(typeof(ImportPlanDocument))]
[JsonSerializable(typeof(RosterSourceAccess))]
[JsonSerializable(typeof(IReadOnlyDictionary<Guid, string>))]
internal sealed partial class ImportJson : JsonSerializerContext;
