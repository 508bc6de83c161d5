using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>
/// The only way to another person's teacher grain. Whoever can be nobody's partner (a leader, an administrator, an application for itself)
/// gets one answer, by one path, whoever the teacher: what was never looked at cannot show, not even in the time it took.
/// </summary>
public sealed class Partners(Grains grains, Standing standing, DistrictDays days, Caseload caseload)
{
    /// <summary>Coaches are partners as such, teachers and staff as peers.</summary>
    private static readonly Role[] Kinds = [Role.Coach, Role.Teacher, Role.Staff];

    /// <summary>Asks a teacher's grain for the teacher herself, under a record that was joined with this one too, or for somebody who by her roles today can be a partner.</summary>
    public async Task<Answer<T>> With<T>(Caller caller, Guid teacher, Func<ITeacherGrain, Task<Answer<T>>> ask)
        where T : class
    {
        var today = await days.Today(caller);
        return teacher == caller.Person?.Value || await standing.Has(caller, facts => facts.Joined.Contains(new(teacher)) || Kinds.Any(kind => facts.Is(kind, today)))
            ? await ask(grains.Teacher(caller, teacher))
            : new(null, new(Teacher.NothingLive.Code, null));
    }

    /// <summary>Ends what there may be, also for somebody who has left or changed her role; for who is and was no partner of anybody, there is nothing to end.</summary>
    public async Task<Answer<DoneView>> End(Caller caller, Guid teacher, Guid partner, Guid operation) =>
        teacher == caller.Person?.Value
        || await standing.Has(caller, facts => facts.Memberships.IsEmpty || facts.Memberships.Any(had => Kinds.Contains(had.Role)))
        || await caseload.Knows(caller.District, new(caller.By))
            ? await grains.Teacher(caller, teacher).EndPartnership(new(operation, caller.By, partner))
            : new(DoneView.Now, null);
}
