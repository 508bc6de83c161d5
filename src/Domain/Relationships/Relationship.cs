namespace DistrictCoaching.Domain;

/// <summary>How far a teacher and a partner have come.</summary>
public sealed record Relationship(PersonId Partner, Stage Stage)
{
    /// <summary>Acts in the teacher's room: after a transfer they wait until the partner serves the new school.</summary>
    public static bool IsInClassroom(ActivityKind kind) => kind is ActivityKind.Visit or ActivityKind.Modeling or ActivityKind.CoTeaching or ActivityKind.InClassSupport;

    /// <summary>Visits by invitation and the data review of a cycle wait until the teacher moves to partnering.</summary>
    public static bool WaitsForPartnering(ActivityKind kind) => kind is ActivityKind.Visit or ActivityKind.VideoReview or ActivityKind.DataReview;
}
