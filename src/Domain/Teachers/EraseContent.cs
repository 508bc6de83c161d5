using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>A teacher has every text about her coaching erased: notes, and her answers to invitations. That there was something stays, and what it said does not.</summary>
/// <param name="By">She herself, under this record or the one that it was joined with.</param>
public sealed record EraseContent(PersonId Self, PersonId By, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        By != Self && !Around.PartnerIsHerself ? Refusal.NotFound
        : Around.SealedToHer is { } closed ? closed    // or whoever signs in as her could destroy it
        : teacher.HasContent ? [new ContentErased()]
        : [];
}
