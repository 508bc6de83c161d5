using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher alone says how far she and a partner have come, forward or back.</summary>
public sealed record MoveStage(PersonId By, PersonId Partner, Stage Stage, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        Around.NotHerself(By) is { } notHers ? notHers
        : !Enum.IsDefined(Stage) || teacher.Relationships.All(with => with.Partner != Partner) ? Refusal.NotFound
        : teacher.StageWith(Partner) == Stage ? []
        : [new StageMoved(Partner, Stage)];
}
