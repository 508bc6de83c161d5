using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class RegisterShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("district.registered/1", EventJson.Default.DistrictRegistered),
        Shape.Is("register.arrival.began/1", EventJson.Default.ArrivalBegan),
        Shape.Is("register.arrival.whole/1", EventJson.Default.ArrivalWhole),
        Shape.Is("register.arrival.discarded/1", EventJson.Default.ArrivalDiscarded),
        Shape.Is("register.deletion.began/1", EventJson.Default.DeletionBegan),
        Shape.Is("register.sign-ins.counted/1", EventJson.Default.SignInsCounted),
        Shape.Is("register.sign-ins.deleted/1", EventJson.Default.SignInsDeleted),
        Shape.Is("register.content.deleted/1", EventJson.Default.ContentDeleted),
        Shape.Is("register.restored/1", EventJson.Default.DatabaseRestored),
    ];
}
