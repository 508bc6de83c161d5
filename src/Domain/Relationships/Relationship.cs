namespace DistrictCoaching.Domain;

/// <summary>How far a teacher and a partner have come.</summary>
public sealed record Relationship(PersonId Partner, Stage Stage)
{
    /// <summary>Visits by invitation and the data review of a cycle wait until the teacher moves to partnering.</summary>
    public static bool WaitsForPartnering(ActivityKind kind) => kind is ActivityKind.Visit or ActivityKind.VideoReview or ActivityKind.DataReview;
}
