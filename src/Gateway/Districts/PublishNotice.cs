using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, publishes the notice anew in one language; grants from now on rest on it.</summary>
    public static async Task<PublishNoticePayload> PublishNotice(PublishNoticeInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.District(caller).PublishNotice(new(input.OperationId, caller.By, input.Language, input.Text)));
}

/// <summary>A language and a text.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="Language">The language.</param>
/// <param name="Text">At most 20,000 characters.</param>
public sealed record PublishNoticeInput(Guid OperationId, NoticeLanguage Language, string Text);
