using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a leader of the school or a district lead, introduces a coach to all of it.</summary>
    public static async Task<DonePayload> IntroduceCoach(IntroduceCoachInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.School(caller, NodeId.Read("School", input.SchoolId)).IntroduceCoach(new(input.OperationId, caller.By, NodeId.Read("Person", input.CoachId))));
}

/// <summary>A school and a coach.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="CoachId">The coach.</param>
public sealed record IntroduceCoachInput(Guid OperationId, [property: Id] string SchoolId, [property: Id] string CoachId);
