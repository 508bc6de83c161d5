using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>A teacher notes her answer to an invitation, for herself. It has no audience: the sender sees what she would have seen without it.</summary>
/// <param name="Received">Whether the directory shows this invitation to her.</param>
public sealed record AnswerInvitation(PersonId By, InvitationId Invitation, bool Received, ContentRef Answer, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        Around.NotHerself(By) is { } notHers ? notHers
        : !Received ? Refusal.NotFound
        : teacher.Answers.GetValueOrDefault(Invitation) == Answer ? []
        : [new InvitationAnswered(Invitation, Answer)];
}

/// <summary>What she may answer, each private. The names are stored, sealed.</summary>
public enum InvitationAnswer
{
    /// <summary>She would like to.</summary>
    Interested,

    /// <summary>She would rather not yet.</summary>
    Hesitant,

    /// <summary>She does not know.</summary>
    Undecided,

    /// <summary>Not at this time.</summary>
    NotNow,

    /// <summary>No.</summary>
    Declined,
}
