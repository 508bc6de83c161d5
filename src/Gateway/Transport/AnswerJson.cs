using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;

namespace DistrictCoaching.Gateway;

/// <summary>The one spelling of answers, whatever carries them and whichever engine gave them.</summary>
internal static class AnswerJson
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;    // never within HTML: nosniff and the media type

    private static readonly JsonWriterOptions Written = new() { Encoder = Encoder, SkipValidation = true };

    private static readonly GraphQLSerializer Json = new(
        settings =>
        {
            settings.Encoder = Encoder;
            settings.Converters.Add(new PlannedConverter());
        },
        new ErrorInfoProvider(settings => settings.ExposeCodes = false));

    public static async Task Write(Stream to, ExecutionResult result, CancellationToken cancel)
    {
        if (result is not { Data: PlannedObject data, Errors: null or { Count: 0 } })
        {
            await Json.WriteAsync(to, result, cancel);
            return;
        }

        var bytes = new ArrayBufferWriter<byte>(4096);
        Write(bytes, data, result.Extensions);
        await to.WriteAsync(bytes.WrittenMemory, cancel);
    }

    public static async Task<ReadOnlyMemory<byte>> Bytes(ExecutionResult result)
    {
        using var held = new MemoryStream();
        await Write(held, result, CancellationToken.None);
        return held.ToArray();
    }

    public static async Task<ReadOnlyMemory<byte>> Bytes(ExecutionErrors errors)
    {
        using var held = new MemoryStream();
        await Json.WriteAsync<IEnumerable<ExecutionError>>(held, [.. errors]);
        return held.ToArray();
    }

    /// <summary>How many fields there are at the root of an answer; null where it has no data.</summary>
    public static int? RootFields(ExecutionResult result) => result.Data switch
    {
        PlannedObject planned => planned.Count,
        RootExecutionNode root => root.SubFields?.Length,
        _ => null,
    };

    private static void Write(ArrayBufferWriter<byte> to, PlannedObject data, Dictionary<string, object?>? extensions)
    {
        using var writer = new Utf8JsonWriter(to, Written);
        writer.WriteStartObject();
        writer.WritePropertyName("data"u8);
        PlanWriter.Write(writer, data);
        if (extensions is { Count: > 0 })
        {
            writer.WritePropertyName("extensions"u8);
            JsonSerializer.Serialize(writer, extensions);
        }

        writer.WriteEndObject();
    }

    private sealed class PlannedConverter : JsonConverter<PlannedObject>
    {
        public override PlannedObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, PlannedObject value, JsonSerializerOptions options) => PlanWriter.Write(writer, value);
    }
}
