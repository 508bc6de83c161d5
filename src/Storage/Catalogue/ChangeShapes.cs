using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class ChangeShapes
{
    public static readonly ImmutableArray<Shape> All = [Shape.Is("changes.published/1", EventJson.Default.ChangesPublished)];
}
