using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;

namespace DistrictCoaching.Gateway;

/// <summary>The one spelling of answers, whatever carries them.</summary>
internal static class AnswerJson
{
    private static readonly GraphQLSerializer Json = new(
        settings => settings.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,    // never within HTML: nosniff and the media type
        new ErrorInfoProvider(settings => settings.ExposeCodes = false));

    public static Task Write(Stream to, ExecutionResult result, CancellationToken cancel) => Json.WriteAsync(to, result, cancel);

    public static Task<ReadOnlyMemory<byte>> Bytes(ExecutionResult result) => Bytes<ExecutionResult>(result);

    public static Task<ReadOnlyMemory<byte>> Bytes(ExecutionErrors errors) => Bytes<IEnumerable<ExecutionError>>([.. errors]);

    private static async Task<ReadOnlyMemory<byte>> Bytes<T>(T value)
    {
        using var held = new MemoryStream();
        await Json.WriteAsync(held, value);
        return held.ToArray();
    }
}
