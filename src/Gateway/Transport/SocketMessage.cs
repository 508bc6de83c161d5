using System.Text;
using System.Text.Json;

namespace DistrictCoaching.Gateway;

/// <summary>A message of graphql-transport-ws, in either direction.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement? Payload)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 66 };

    /// <summary>The payload as it was sent.</summary>
    public ReadOnlyMemory<byte> Bytes => Payload is { } payload ? Encoding.UTF8.GetBytes(payload.GetRawText()) : default;

    /// <summary>What stands in place of the header Authorization, in clients that cannot send one.</summary>
    public string? Authorization => Payload is { } payload ? Text(payload, "authorization") ?? Text(payload, "Authorization") : null;

    /// <summary>What a client sent; null for what is no message of the protocol.</summary>
    public static SocketMessage? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || Text(root, "type") is not { } type)
            {
                return null;
            }

            var payload = root.TryGetProperty("payload", out var given) && given.ValueKind != JsonValueKind.Null ? given : (JsonElement?)null;
            var message = new SocketMessage(type, Text(root, "id"), payload);
            return payload is { ValueKind: not JsonValueKind.Object } ? null : type switch
            {
                "connection_init" or "ping" or "pong" => message,
                "subscribe" when message.Id is { Length: > 0 } && payload is not null => message,
                "complete" when message.Id is { Length: > 0 } => message,
                _ => null,
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;    // the latter for text that is not Unicode, such as half of a pair
        }
    }

    public static byte[] Write(string type, string? id = null, ReadOnlyMemory<byte> payload = default)
    {
        using var held = new MemoryStream();
        using (var json = new Utf8JsonWriter(held))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            if (id is not null)
            {
                json.WriteString("id", id);
            }

            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return held.ToArray();
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
