using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>
/// Teacher or partner ends what there is between them. One event, whether anything was live, paused, yet to come, over or never there, so that nothing about the append tells;
/// none only where the roster knows no such two people.
/// </summary>
/// <param name="Known">Whether the roster lists both; those who left too.</param>
public sealed record EndPartnership(PersonId Teacher, PersonId By, PersonId Partner, bool Known)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        (By != Teacher && By != Partner) || Partner == Teacher ? Refusal.NotFound
        : Known || teacher.Consents.Any(consent => consent.Partner == Partner) ? [new PartnershipEnded(Partner)]
        : [];
}
