using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a coach, publishes who she is and what she offers.</summary>
    public static async Task<PublishProfilePayload> PublishProfile(PublishProfileInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Coach(caller, caller.By).PublishProfile(new(
            input.OperationId, caller.By, input.YearsTaught, input.LastTaught, [.. input.SubjectIds.Select(subject => NodeId.Read("Subject", subject))], input.Statement)));
}

/// <summary>A coach's own words and experience.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="YearsTaught">Years of teaching, 0 to 60.</param>
/// <param name="LastTaught">The year in which she last taught; null where she still does.</param>
/// <param name="SubjectIds">The subjects she taught.</param>
/// <param name="Statement">At most 4,000 characters.</param>
public sealed record PublishProfileInput(Guid OperationId, int YearsTaught, int? LastTaught, [property: Id] IReadOnlyList<string> SubjectIds, string Statement);
