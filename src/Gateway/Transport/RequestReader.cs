using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DistrictCoaching.Gateway;

/// <summary>Reads a request from the body of a POST or the address of a GET.</summary>
internal static class RequestReader
{
    private static readonly GraphQLSerializer Json = new();
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static async Task<(Asked? Asked, GatewayCode? Refusal)> Read(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return Parse(() => OfAddress(request.Query));
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return (null, GatewayCodes.MethodNotAllowed);
        }

        if (!IsJson(request.ContentType))
        {
            return (null, GatewayCodes.UnsupportedMediaType);
        }

        return await Body(request, maxBytes, cancellation) is { } body
            ? Parse(() => OfBody(body))
            : (null, GatewayCodes.BodyTooLarge);
    }

    /// <summary>Reads a request from what a body or a message says.</summary>
    public static (Asked? Asked, GatewayCode? Refusal) Of(JsonElement root) => Parse(() =>
        Of(Member(root, "query"), Member(root, "operationName"), Member(root, "variables"), Member(root, "extensions"), false));

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The body, or null when it is larger than allowed: no more than that is ever held.</summary>
    private static async Task<ReadOnlyMemory<byte>?> Body(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        using var held = new MemoryStream();
        var part = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(part, cancellation)) > 0;)
        {
            if (held.Length + read > maxBytes)
            {
                return null;
            }

            held.Write(part, 0, read);
        }

        return held.ToArray();
    }

    private static (Asked? Asked, GatewayCode? Refusal) Parse(Func<(Asked?, GatewayCode?)> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (null, GatewayCodes.JsonMalformed);    // the latter for text that is not Unicode, such as half of a pair
        }
    }

    private static (Asked?, GatewayCode?) OfBody(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body, Strict);
        var root = document.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.Array => (null, GatewayCodes.BatchingRefused),
            not JsonValueKind.Object => (null, GatewayCodes.ParametersInvalid),
            _ => Of(root),
        };
    }

    private static (Asked?, GatewayCode?) OfAddress(IQueryCollection address)
    {
        var (query, operationName) = (address["query"], address["operationName"]);
        var (variables, extensions) = (address["variables"], address["extensions"]);
        if (query.Count > 1 || operationName.Count > 1 || variables.Count > 1 || extensions.Count > 1)
        {
            return (null, GatewayCodes.ParametersInvalid);
        }

        using var given = JsonDocument.Parse((string?)variables ?? "null", Strict);
        using var extended = JsonDocument.Parse((string?)extensions ?? "null", Strict);
        return Of(Text(query), Text(operationName), given.RootElement, extended.RootElement, true);
    }

    private static (Asked?, GatewayCode?) Of(
        JsonElement? query, JsonElement? operationName, JsonElement? variables, JsonElement? extensions, bool isReadOnly) =>
        query is not { ValueKind: JsonValueKind.String } text ? (null, GatewayCodes.QueryMissing)
        : operationName is { ValueKind: not JsonValueKind.String } || IsNoObject(variables) || IsNoObject(extensions)
            ? (null, GatewayCodes.ParametersInvalid)
            : (new(text.GetString()!, operationName?.GetString(), Variables(variables), isReadOnly), null);

    private static Inputs Variables(JsonElement? variables) =>
        variables is { ValueKind: JsonValueKind.Object } given ? Json.ReadNode<Inputs>(given)! : Inputs.Empty;

    private static bool IsNoObject(JsonElement? element) => element is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) };

    /// <summary>A member that is there and not null.</summary>
    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static JsonElement? Text(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);
}
