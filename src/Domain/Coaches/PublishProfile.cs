using static DistrictCoaching.Domain.CoachEvent;

namespace DistrictCoaching.Domain;

/// <summary>A coach publishes who she is and what she offers, or publishes it anew.</summary>
/// <param name="By">The coach, from the roster.</param>
public sealed record PublishProfile(PersonFacts? By, Experience Experience, ContentRef Statement, DateOnly Today)
{
    public Decision<CoachEvent> Decide(Coach coach) =>
        By is null || !By.Is(Role.Coach, Today) ? Refusal.NotAllowed
        : By.SealedOn(Today) ? Sealing.Sealed
        : Experience.YearsTaught is < 0 or > 60 || Experience.LastTaught > Today.Year || Experience.LastTaught < Today.Year - 60 ? new Refusal("EXPERIENCE_OUT_OF_RANGE")
        : !Experience.Subjects.All(Taxonomy.Knows) ? new Refusal("UNKNOWN_SUBJECT")
        : coach.Profile is { } now && now.Experience == Experience && now.Statement == Statement ? []
        : [new ProfilePublished(Experience, Statement)];
}
