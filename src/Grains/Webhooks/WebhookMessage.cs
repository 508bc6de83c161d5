using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>A message as it is sent, by the Standard Webhooks specification (1.0): the same id and body at each try, signed for the moment of the try.</summary>
internal static class WebhookMessage
{
    private const string Prefix = "whsec_";

    /// <summary>A new secret of 32 random bytes, in the form in which libraries take it.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>What changed, by position, kind and id, and nothing of how it was or is.</summary>
    public static byte[] Body(Delivery delivery, IEnumerable<ChangeEntry> changes)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("type", delivery.IsTest ? "webhook.test" : "directory.changed");
            json.WriteString("timestamp", delivery.Begun);
            json.WriteStartObject("data");
            json.WriteStartArray("changes");
            foreach (var (position, change) in changes)
            {
                json.WriteStartObject();
                json.WriteNumber("position", position);
                json.WriteString("entity", Upper(change.Entity));
                json.WriteString("action", Upper(change.Action));
                json.WriteString("id", GlobalId.Of(change.Entity.ToString(), change.Id));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    /// <summary>One signature for each secret.</summary>
    public static string Signatures(IEnumerable<string> secrets, string id, long timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))}"));
    }

    /// <summary>As the contract writes it.</summary>
    private static string Upper<T>(T name)
        where T : struct, Enum => name.ToString().ToUpperInvariant();
}
