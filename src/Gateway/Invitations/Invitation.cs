using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>An invitation as its sender sees it: sent for 14 days, whatever became of it.</summary>
public sealed class SentInvitation(Guid id, Guid teacher, DateOnly sentOn)
{
    internal SentInvitation(InvitationEntry entry)
        : this(entry.Invitation.Value, entry.Teacher.Value, entry.Day)
    {
    }

    /// <summary>The invitation's id.</summary>
    [Id]
    public string Id => NodeId.Of("Invitation", id);

    /// <summary>Who was invited.</summary>
    [Id]
    public string TeacherId => NodeId.Of("Person", teacher);

    /// <summary>The day of sending.</summary>
    public DateOnly SentOn => sentOn;

    /// <summary>The last day on which it is sent; then it has ended.</summary>
    public DateOnly Until => sentOn.AddDays(SendInvitation.OpenDays - 1);
}

/// <summary>The invitation, or why it was not sent.</summary>
public sealed class SendInvitationPayload(Answer<InvitationView> answer) : Payload(answer.Refusal)
{
    /// <summary>The invitation; null where errors say why.</summary>
    public SentInvitation? Invitation => answer.Value is { } sent ? new(sent.Id, sent.Teacher, sent.Sent) : null;
}
