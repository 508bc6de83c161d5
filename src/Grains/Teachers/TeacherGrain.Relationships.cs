using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public Task<Answer<RelationshipView>> MoveStage(StageAsked asked) =>
        Settle(
            Asking.Of("move-stage", asked.Operation, asked.By, asked, AskedJson.Default.StageAsked),
            Around(),
            (teacher, around) => new MoveStage(new(asked.By), new(asked.Partner), asked.Stage, around).Decide(teacher),
            (teacher, _) => new RelationshipView(asked.Partner, teacher.StageWith(new(asked.Partner))));

    public Task<Answer<DoneView>> EndPartnership(EndAsked asked) =>
        Settle(
            Asking.Of("end-partnership", asked.Operation, asked.By, asked, AskedJson.Default.EndAsked) with { Stops = true },
            async fresh => Known.Of((await Around(new(asked.Partner))(fresh)).Facts is { Teacher: not null, Partner: not null }),
            (teacher, known) => new EndPartnership(Self, new(asked.By), new(asked.Partner), known).Decide(teacher),
            (_, _) => DoneView.Now);

    public Task<Answer<PartnershipView>> Partnership(Guid partner) =>
        Ask(Around(new(partner)), (teacher, around, _) => Given<PartnershipView>.Now(
            teacher.LiveFor(new(partner), around)
                ? new(new(teacher.StageWith(new(partner)), [.. teacher.Activities.Where(activity => activity.Partner.Value == partner).Select(activity => TeacherWire.View(activity, around.Today))]), null)
                : Refuse<PartnershipView>(Teacher.NothingLive)));

    public Task<Answer<CoverageView>> Coverage(CoverageAsked asked) =>
        Ask(Around(new(asked.By)), (teacher, around, _) =>
        {
            var missing = teacher.Missing(new(asked.By), new(asked.Kind, new(asked.Subject), new(asked.Skill), asked.Day), around);
            return Given<CoverageView>.Now(new(new(missing is null, missing is null ? null : new(missing.Code, missing.Missing)), null));
        });

    public Task<Answer<DoneView>> AssignEvaluator(EvaluatorAsked asked) =>
        Settle(
            Asking.Of("assign-evaluator", asked.Operation, asked.By, asked, AskedJson.Default.EvaluatorAsked),
            fresh => Services.Neighbourhood.AroundWithAsker(District, Self, new(asked.Evaluator), new(asked.By), fresh),
            (teacher, known) => new AssignEvaluator(known.Asker, new(asked.Evaluator), TeacherWire.Of(asked.Days), known.Around).Decide(teacher),
            (_, _) => DoneView.Now);

    public Task<Answer<DoneView>> ReleaseEvaluator(ReleaseAsked asked) =>
        Settle(
            Asking.Of("release-evaluator", asked.Operation, asked.By, asked, AskedJson.Default.ReleaseAsked),
            fresh => Services.Neighbourhood.AroundWithAsker(District, Self, new(asked.Evaluator), new(asked.By), fresh),
            (teacher, known) => new ReleaseEvaluator(known.Asker, new(asked.Evaluator), known.Around).Decide(teacher),
            (_, _) => DoneView.Now);
}
