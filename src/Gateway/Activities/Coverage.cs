using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>Would this act of the caller with a teacher be covered? Never, paused and ended look alike.</summary>
    /// <param name="teacherId">The teacher.</param>
    /// <param name="kind">The activity.</param>
    /// <param name="subjectId">The subject.</param>
    /// <param name="skillId">The skill.</param>
    /// <param name="day">The local day.</param>
    public static async Task<Coverage> Coverage(
        [Id] string teacherId, ActivityKind kind, [Id] string subjectId, [Id] string skillId, DateOnly day, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.With(caller, NodeId.Read("Person", teacherId), teacher => teacher.Coverage(new(caller.By, kind, NodeId.Read("Subject", subjectId), NodeId.Read("Skill", skillId), day))));
}

/// <summary>Whether an act would be covered.</summary>
public sealed class Coverage(Answer<CoverageView> answer) : Payload(answer.Refusal ?? answer.Value?.Missing)
{
    /// <summary>True where it would; errors say why not.</summary>
    public bool Covered => answer.Value is { Covered: true };
}
