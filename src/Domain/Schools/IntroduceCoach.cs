using static DistrictCoaching.Domain.SchoolEvent;

namespace DistrictCoaching.Domain;

/// <summary>A leader introduces a coach to her school: to all of it, never to a named teacher.</summary>
/// <param name="By">A leader of this school, or a district lead; from the roster.</param>
/// <param name="Coach">The coach, from the roster; null where it does not know her.</param>
/// <param name="Listed">Whether the roster lists the school.</param>
public sealed record IntroduceCoach(PersonFacts? By, SchoolId School, bool Listed, PersonFacts? Coach, DateOnly Today)
{
    public Decision<SchoolEvent> Decide(School school) =>
        !Listed ? Refusal.NotFound
        : By is null || !(By.Is(Role.SchoolLeader, School, Today) || By.Is(Role.DistrictLead, Today)) ? Refusal.NotAllowed
        : Coach is null || !Coach.Is(Role.Coach, Today) ? Refusal.NotFound
        : school.Introduced.Contains(Coach.Person) ? []
        : [new CoachIntroduced(Coach.Person, Today)];
}
