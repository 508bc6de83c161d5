using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DistrictCoaching.Gateway;

/// <summary>Documents by the hexadecimal SHA-256 of their UTF-8 text, as common tools write them.</summary>
public static class Manifest
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    public static string Write(IEnumerable<string> documents) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(documents.Distinct().ToDictionary(Hash), StringComparer.Ordinal), Written);

    /// <summary>The documents, or what is wrong with the file and how to mend it.</summary>
    internal static (IReadOnlyDictionary<string, string>? Documents, string? Fault) Read(string file)
    {
        try
        {
            var documents = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file)) ?? [];
            return documents.FirstOrDefault(document => document.Key != Hash(document.Value)) is { Key: { } wrong }
                ? (null, $"{file} has a document under {wrong} whose SHA-256 is another. Write the manifest anew.")
                : (documents, null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return (null, $"{file} cannot be read as a manifest of trusted documents. Give a JSON object of hashes and texts.");
        }
    }
}
