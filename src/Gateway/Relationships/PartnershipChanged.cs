using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Subscription
{
    /// <summary>
    /// What the caller, a partner, may see of a teacher while something is live between them. With the event whose errors say that nothing is live, the subscription is complete.
    /// </summary>
    /// <param name="teacherId">The teacher.</param>
    public static async Task<PartnershipResult> PartnershipChanged([Id] string teacherId, [FromUserContext] Caller caller, [FromServices] Partners partners, Watch watch)
    {
        var answer = await partners.With(caller, NodeId.Read("Person", teacherId), teacher => teacher.Partnership(caller.By));
        if (answer.Refusal is not null)
        {
            watch.End();
        }

        return new(answer);
    }
}
