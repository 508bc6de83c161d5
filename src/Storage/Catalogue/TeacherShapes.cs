using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class TeacherShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("consent.granted/1", EventJson.Default.ConsentGranted),
        Shape.Is("consent.widened/1", EventJson.Default.ConsentWidened),
        Shape.Is("consent.renewed/1", EventJson.Default.ConsentRenewed),
        Shape.Is("consent.paused/1", EventJson.Default.ConsentPaused),
        Shape.Is("consent.resumed/1", EventJson.Default.ConsentResumed),
        Shape.Is("consent.withdrawn/1", EventJson.Default.ConsentWithdrawn),
        Shape.Is("consent.ended/1", EventJson.Default.ConsentEnded),
        Shape.Is("partnership.ended/1", EventJson.Default.PartnershipEnded),
        Shape.Is("proposal.declined/1", EventJson.Default.ProposalDeclined),
        Shape.Is("stage.moved/1", EventJson.Default.StageMoved),
        Shape.Is("activity.recorded/1", EventJson.Default.ActivityRecorded),
        Shape.Is("activity.confirmed/1", EventJson.Default.ActivityConfirmed),
        Shape.Is("activity.disputed/1", EventJson.Default.ActivityDisputed),
        Shape.Is("invitation.answered/1", EventJson.Default.InvitationAnswered),
        Shape.Is("evaluator.assigned/1", EventJson.Default.EvaluatorAssigned),
        Shape.Is("evaluator.released/1", EventJson.Default.EvaluatorReleased),
        Shape.Is("content.erased/1", EventJson.Default.ContentErased),
        Shape.Is("consent.held/1", EventJson.Default.ConsentHeld),
    ];
}
