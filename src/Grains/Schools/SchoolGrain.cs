using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What a school's leaders did for coaching.</summary>
[GrainType("school")]
internal sealed class SchoolGrain(GrainServices services)
    : DecidingGrain<School, SchoolEvent>(StreamKind.School, services, new(), School.Evolve, (_, _, events) => events.SelectMany(SchoolRows.Of)), ISchoolGrain
{
    protected override bool WaitsForDistrict => true;

    public Task<Answer<DoneView>> IntroduceCoach(IntroductionAsked asked) =>
        Settle(
            Asking.Of("introduce-coach", asked.Operation, asked.By, asked, AskedJson.Default.IntroductionAsked),
            fresh => Services.Neighbourhood.Introducing(District, new(Id), new(asked.By), new(asked.Coach), fresh),
            (school, around) => new IntroduceCoach(around.By, new(Id), around.Listed, around.Coach, around.Today).Decide(school),
            (_, _) => DoneView.Now);
}
