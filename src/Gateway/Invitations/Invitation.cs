using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>An invitation as its sender sees it: sent for 14 days, whatever became of it.</summary>
public sealed class SentInvitation(InvitationView view)
{
    /// <summary>The invitation's id.</summary>
    [Id]
    public string Id => NodeId.Of("Invitation", view.Id);

    /// <summary>Who was invited.</summary>
    [Id]
    public string TeacherId => NodeId.Of("Person", view.Teacher);

    /// <summary>The day of sending.</summary>
    public DateOnly SentOn => view.Sent;

    /// <summary>The last day on which it is sent; then it has ended.</summary>
    public DateOnly Until => view.Until;
}

/// <summary>The invitation, or why it was not sent.</summary>
public sealed class SendInvitationPayload(Answer<InvitationView> answer) : Payload(answer.Refusal)
{
    /// <summary>The invitation; null where errors say why.</summary>
    public SentInvitation? Invitation => answer.Value is { } sent ? new(sent) : null;
}
