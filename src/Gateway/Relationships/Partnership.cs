using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>What the caller, a partner, may see of a teacher while something is live between them.</summary>
    /// <param name="teacherId">The teacher.</param>
    public static async Task<PartnershipResult> Partnership([Id] string teacherId, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.With(caller, NodeId.Read("Person", teacherId), teacher => teacher.Partnership(caller.By)));
}

/// <summary>Stage and activities, or why they are not told.</summary>
public sealed class PartnershipResult(Answer<PartnershipView> answer) : Payload(answer.Refusal)
{
    /// <summary>How far they have come; null where errors say why.</summary>
    public Stage? Stage => answer.Value?.Stage;

    /// <summary>What they did together; empty where errors say why.</summary>
    public IEnumerable<Activity> Activities => answer.Value?.Activities.Select(activity => new Activity(activity)) ?? [];
}
