using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Writes JSON Lines, waiting for a client that reads slowly. A line is ASCII alone: whatever a name has in it (a line separator, a direction mark, markup) is escaped, so that no reader splits or shows it otherwise than it is.
/// </summary>
internal sealed class JsonLines(HttpContext context)
{
    private static readonly JsonWriterOptions Ascii = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Answers with the first page.</summary>
    public Task Begin(IReadOnlyList<JsonElement> page, CancellationToken cancel)
    {
        var response = context.Response;
        response.ContentType = Negotiation.Lines + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return Write(page, cancel);
    }

    public async Task Write(IReadOnlyList<JsonElement> page, CancellationToken cancel)
    {
        var held = new ArrayBufferWriter<byte>();
        foreach (var line in page)
        {
            using (var writer = new Utf8JsonWriter(held, Ascii))
            {
                line.WriteTo(writer);
            }

            held.Write("\n"u8);
        }

        await context.Response.Body.WriteAsync(held.WrittenMemory, cancel);
        await context.Response.Body.FlushAsync(cancel);
    }

    /// <summary>The last line of an export that could not be finished: an object with `errors`, which no entry has.</summary>
    public async Task End(ExecutionResult wrong, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(await AnswerJson.Bytes(wrong));
        await Write([document.RootElement], cancel);
    }
}
