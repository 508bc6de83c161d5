using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>A partner ends what there is with a teacher. Accepted alike whether anything was live, paused or never there.</summary>
public sealed record EndPartnership(PersonId Partner)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        [.. teacher.Consents.Where(consent => consent.Partner == Partner && !consent.Over).Select(consent => new ConsentEnded(consent.Id, Ending.ByPartner))];
}
