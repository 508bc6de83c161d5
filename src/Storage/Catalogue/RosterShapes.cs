using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class RosterShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("roster.school.listed/1", EventJson.Default.SchoolListed),
    ];
}
