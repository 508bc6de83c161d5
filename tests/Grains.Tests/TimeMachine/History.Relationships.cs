using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal sealed partial class History
{
    private Asked MoveStage(Step step, int by)
    {
        var operation = Operation(step);
        var stage = step.B % 4 == 0 ? Stage.Exploring : Stage.Partnering;
        return new(
            $"{Name(by)} moves {Name(step.Teacher)} and {Name(step.Partner)} to {stage}",
            operation,
            async silo => (await world.Teacher(step.Teacher, silo).MoveStage(new(operation, Ids[by], Ids[step.Partner], stage))).Refusal?.Code,
            () => Model.MoveStage(step.Teacher, by, step.Partner),
            () =>
            {
                Model.Stages[(step.Teacher, step.Partner)] = stage;
                tally.Add("stage");
            });
    }

    private Asked End(Step step)
    {
        var operation = Operation(step);
        var by = step.A % 2 == 0 ? step.Teacher : step.Partner;
        return new(
            $"{Name(by)} ends what there is between {Name(step.Teacher)} and {Name(step.Partner)}",
            operation,
            async silo => (await world.Teacher(step.Teacher, silo).EndPartnership(new(operation, Ids[by], Ids[step.Partner]))).Refusal?.Code,
            () => step.Teacher == step.Partner ? Model.No : null,
            () =>
            {
                Model.EndAll(step.Teacher, step.Partner);
                tally.Add("end");
            });
    }

    private Asked NameEvaluator(Step step)
    {
        var operation = Operation(step);
        var by = Choose(step.A, People.Pia, People.Dora, People.Pia, People.Cora);
        var from = Model.Today.AddDays(Choose(step.B, 0, 0, 2, 5, 10, -3));
        var days = new DaysView(from, from.AddDays(Choose(step.B / 6, 0, 3, 10, 30)));
        return new(
            $"{Name(by)} names {Name(step.Partner)} evaluator of {Name(step.Teacher)} {days.From:MM-dd}..{days.Until:MM-dd}",
            operation,
            async silo => (await world.Teacher(step.Teacher, silo).AssignEvaluator(new(operation, Ids[by], Ids[step.Partner], days))).Refusal?.Code,
            () => Model.NameEvaluator(by, step.Teacher, step.Partner, days),
            () =>
            {
                tally.Add("evaluator", (from > Model.Today, "of later days"), (Model.Live(step.Teacher, step.Partner), "who was a partner"));
                Model.Named(step.Teacher, step.Partner, days);
                written.Add((step.Teacher, Ids[step.Partner], Ids[by]));
            });
    }

    private Asked Release(Step step)
    {
        var operation = Operation(step);
        var by = step.A % 4 == 0 ? step.Partner : People.Dora;
        return new(
            $"{Name(by)} releases {Name(step.Partner)} as evaluator of {Name(step.Teacher)}",
            operation,
            async silo => (await world.Teacher(step.Teacher, silo).ReleaseEvaluator(new(operation, Ids[by], Ids[step.Partner]))).Refusal?.Code,
            () => Model.Release(by, step.Teacher),
            () =>
            {
                tally.Add("release", (Model.Evaluates(step.Partner, step.Teacher), "of one who evaluated"));
                Model.Released(step.Teacher, step.Partner);
            });
    }

    private Asked Invite(Step step)
    {
        var operation = Operation(step);
        var coach = step.A % 2 == 0 ? People.Cora : People.Cleo;
        return new(
            $"{Name(coach)} invites {Name(step.Teacher)}",
            operation,
            async silo => (await world.Coach(coach, silo).SendInvitation(new(operation, Ids[coach], Ids[step.Teacher]))).Refusal?.Code,
            () => Model.Invite(coach, step.Teacher, world.Introduced),
            () =>
            {
                Model.Invitations.Add((operation, coach, step.Teacher, Model.Today));
                tally.Add("invite");
            });
    }

    private Asked? AnswerInvitation(Step step)
    {
        if (Model.Invitations.Count == 0)
        {
            return null;
        }

        var operation = Operation(step);
        var sent = Model.Invitations[^(1 + (step.A % Math.Min(3, Model.Invitations.Count)))];
        var answer = (InvitationAnswer)(step.B % 5);
        return new(
            $"{Name(step.Teacher)} answers {answer} to the invitation of {Name(sent.Coach)} to {Name(sent.Teacher)}",
            operation,
            async silo => (await world.Teacher(step.Teacher, silo).AnswerInvitation(new(operation, Ids[step.Teacher], sent.Id, answer))).Refusal?.Code,
            () => sent.Teacher == step.Teacher && Model.People.Here(step.Teacher) ? null : Model.No,
            () => tally.Add("answer invitation"));
    }
}
