using DistrictCoaching.Contracts;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>The note of an activity: to the teacher as hers; to the partner while a consent covers it, and logged for the teacher before it is given out.</summary>
    /// <param name="teacherId">The teacher.</param>
    /// <param name="activityId">The activity.</param>
    [StaysOpen]
    public static async Task<NoteResult> Note([Id] string teacherId, [Id] string activityId, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.With(caller, NodeId.Read("Person", teacherId), teacher => teacher.ReadNote(new(caller.By, NodeId.Read("Activity", activityId)))));
}

/// <summary>A note, or why it is not given.</summary>
public sealed class NoteResult(Answer<TextView> answer) : Payload(answer.Refusal)
{
    /// <summary>The note; null where errors say why.</summary>
    public string? Text => answer.Value?.Text;
}
