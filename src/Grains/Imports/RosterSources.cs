using System.Text.Json;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What sources of rosters have in common.</summary>
internal static class RosterSources
{
    /// <summary>Null where its key was destroyed meanwhile.</summary>
    public static async Task<RosterSourceAccess?> Access(this IContent content, DistrictId district, DistrictEvent.RosterSourceSet source) =>
        (await content.Open(district, [(source.Source, source.Access.Item)])).TryGetValue(source.Access.Item, out var bytes) ? JsonSerializer.Deserialize(bytes.Span, ImportDocuments.Access) : null;
}
