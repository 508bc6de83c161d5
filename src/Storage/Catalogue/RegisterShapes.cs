using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class RegisterShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("district.registered/1", EventJson.Default.DistrictRegistered),
    ];
}
