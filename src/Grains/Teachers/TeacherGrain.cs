using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>Carries what is asked to the rules and their answers to the journal; the parts of this class follow the areas of the domain.</summary>
[GrainType("teacher")]
internal sealed partial class TeacherGrain(GrainServices services, JournalVerification verification)
    : DecidingGrain<Teacher, TeacherEvent>(StreamKind.Teacher, services, new(), Teacher.Evolve, (before, after, _) => TeacherRows.Of(before, after)), ITeacherGrain
{
    protected override bool WaitsForDistrict => true;

    private PersonId Self => new(Id);

    /// <summary>The teacher, another person, the district's day, calendar and notices, with the heads at which they are true.</summary>
    private Func<bool, Task<Known<Surroundings>>> Around(PersonId? other = null) => fresh => Services.Neighbourhood.Around(District, Self, other, fresh);

    /// <summary>The same, around the partner of one of her consents.</summary>
    private Func<bool, Task<Known<Surroundings>>> AroundConsent(Guid consent) =>
        async fresh => await Around((await Recall()).Find(new ConsentId(consent))?.Partner)(fresh);

    /// <summary>The same, with every partner she ever had.</summary>
    private async Task<Known<(Surroundings Around, IReadOnlyDictionary<PersonId, PersonFacts?> Partners)>> AroundAll(bool fresh)
    {
        var (around, guards) = await Around()(fresh);
        var partners = new Dictionary<PersonId, PersonFacts?>();
        foreach (var partner in (await Recall()).Consents.Select(consent => consent.Partner).Distinct())
        {
            partners[partner] = (await Around(partner)(false)).Facts.Partner;    // of a newer version, if any: the guards then refuse it
        }

        return new((around, partners), guards);
    }

    private static ConsentView View(Teacher teacher, Guid consent, Surroundings around) =>
        TeacherWire.View(teacher.Find(new ConsentId(consent))!, teacher, around);

    public async Task<TeacherView> Own()
    {
        var (teacher, (around, partners)) = await Look(AroundAll);
        return new(
            [.. teacher.Consents.Select(consent => TeacherWire.View(consent, teacher, around with { Partner = partners.GetValueOrDefault(consent.Partner) }))],
            [.. teacher.Relationships.Select(TeacherWire.View)],
            [.. teacher.Activities.Select(activity => TeacherWire.View(activity, around.Today))],
            [.. teacher.Evaluators.Select(assigned => new EvaluatorView(assigned.Evaluator.Value, TeacherWire.View(assigned.Days)))]);
    }
}
