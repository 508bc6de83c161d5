using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class ImportShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("import.began/1", EventJson.Default.ImportBegan),
        Shape.Is("import.fetching/1", EventJson.Default.ImportFetching),
        Shape.Is("import.read/1", EventJson.Default.ImportRead),
        Shape.Is("import.planned/1", EventJson.Default.ImportPlanned),
        Shape.Is("import.approved/1", EventJson.Default.ImportApproved),
        Shape.Is("import.applied/1", EventJson.Default.ImportApplied),
        Shape.Is("import.refused/1", EventJson.Default.ImportRefused),
        Shape.Is("import.cancelled/1", EventJson.Default.ImportCancelled),
        Shape.Is("import.released/1", EventJson.Default.ImportReleased),
        Shape.Is("import.forgotten/1", EventJson.Default.ImportForgotten),
    ];
}
