using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class SchoolShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("coach.introduced/1", EventJson.Default.CoachIntroduced),
    ];
}
