using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>A teacher has every text about her coaching erased: notes, and her answers to invitations. That there was something stays, and what it said does not.</summary>
public sealed record EraseContent(PersonId Self, PersonId By)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        By != Self ? Refusal.NotFound
        : teacher.HasContent ? [new ContentErased()]
        : [];
}
