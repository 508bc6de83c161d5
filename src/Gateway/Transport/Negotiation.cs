using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DistrictCoaching.Gateway;

/// <summary>Chooses media type and language of an answer.</summary>
internal static class Negotiation
{
    public const string Json = "application/json";
    public const string Response = "application/graphql-response+json";
    public const string Events = "text/event-stream";
    public const string Lines = "application/jsonl";

    /// <summary>The media type that is wanted most; JSON where nothing is said; null where none that there is will do.</summary>
    public static string? MediaType(HttpRequest request) =>
        request.Headers.Accept.Count == 0 ? Json : Wanted(request).Select(Offered).FirstOrDefault(offered => offered is not null);

    /// <summary>Whether server-sent events will do.</summary>
    public static bool TakesEvents(HttpRequest request) => Wanted(request).Any(type => type.MediaType.Equals(Events, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a whole list is what is wanted most.</summary>
    public static bool TakesLines(HttpRequest request) =>
        Wanted(request).Select(type => type.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase) ? Lines : Offered(type)).FirstOrDefault(offered => offered is not null) == Lines;

    /// <summary>"es" where Spanish is wanted more than English, otherwise "en".</summary>
    public static string Language(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)
            ? wanted.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(language => language is "en" or "es") ?? "en"
            : "en";

    /// <summary>What the client takes, what it wants most first.</summary>
    private static IEnumerable<MediaTypeHeaderValue> Wanted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted)
            ? wanted.Where(type => type.Quality is not 0 && IsUtf8(type)).OrderByDescending(type => type.Quality ?? 1)
            : [];

    private static string? Offered(MediaTypeHeaderValue wanted) =>
        wanted.MatchesAllTypes || wanted.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) ? Json
        : wanted.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? Json
        : wanted.MediaType.Equals(Response, StringComparison.OrdinalIgnoreCase) ? Response
        : null;

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
