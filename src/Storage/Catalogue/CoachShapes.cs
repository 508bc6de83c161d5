using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class CoachShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("profile.published/1", EventJson.Default.ProfilePublished),
        Shape.Is("invitation.sent/1", EventJson.Default.InvitationSent),
    ];
}
