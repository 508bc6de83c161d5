using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class DistrictShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("district.founded/1", EventJson.Default.DistrictFounded),
        Shape.Is("notice.published/1", EventJson.Default.NoticePublished),
        Shape.Is("policy.set/1", EventJson.Default.PolicySet),
        Shape.Is("import-policy.set/1", EventJson.Default.ImportPolicySet),
        Shape.Is("roster-source.set/1", EventJson.Default.RosterSourceSet),
        Shape.Is("roster-source.removed/1", EventJson.Default.RosterSourceRemoved),
        Shape.Is("sign-in-provider.set/1", EventJson.Default.SignInProviderSet),
        Shape.Is("sign-in-provider.removed/1", EventJson.Default.SignInProviderRemoved),
        Shape.Is("district.suspended/1", EventJson.Default.DistrictSuspended),
        Shape.Is("district.resumed/1", EventJson.Default.DistrictResumed),
        Shape.Is("district.limits.set/1", EventJson.Default.DistrictLimitsSet),
        Shape.Is("district.lead-sign-in.given/1", EventJson.Default.LeadSignInGiven),
        Shape.Is("district.exported/1", EventJson.Default.DistrictExported),
        Shape.Is("district.export.called-off/1", EventJson.Default.DistrictExportCalledOff),
        Shape.Is("district.moved/1", EventJson.Default.DistrictMoved),
        Shape.Is("district.arrived/1", EventJson.Default.DistrictArrived),
        Shape.Is("district.deletion.ordered/1", EventJson.Default.DistrictDeletionOrdered),
        Shape.Is("district.deletion.began/1", EventJson.Default.DistrictDeletionBegan),
        Shape.Is("district.restored/1", EventJson.Default.DistrictRestored),
    ];
}
