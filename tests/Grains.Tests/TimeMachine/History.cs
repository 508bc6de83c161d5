using System.Collections.Immutable;
using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>Takes the steps of one district's history on the product and on the model, and compares after each; its parts follow what is asked.</summary>
/// <param name="told">What happened so far, for whoever has to understand a failure.</param>
internal sealed partial class History(World world, Tally tally, StringBuilder told)
{
    private static readonly Guid[] Subjects = [Taxonomy.Subjects[1].Id.Value, Taxonomy.Subjects[4].Id.Value], Skills = [Taxonomy.Skills[0].Id.Value, Taxonomy.Skills[4].Id.Value];
    private static readonly ActivityKind[] Kinds = [ActivityKind.Conversation, ActivityKind.CoPlanning, ActivityKind.Visit, ActivityKind.DataReview];
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday];

    private readonly List<Asked> asked = [];
    private readonly List<(int Teacher, Guid Concerns, Guid Actor)> written = [];
    private readonly List<(int Teacher, Guid Reader)> read = [];

    private Model Model => world.Model;

    private Guid[] Ids => world.Ids;

    public async Task Take(Step step)
    {
        var before = (step.A + step.B + step.C) % 3 == 0 && IsPrivate(step.Kind) ? await Outside(step) : null;
        switch (step.Kind)
        {
            case Kind.Days:
                Sleep(step.A % 10 < 7 ? 1 + (step.B % 3) : step.A % 10 < 9 ? 5 + (step.B % 10) : 20 + (step.B % 15));
                break;
            case Kind.Retry:
                await Retry(step);
                break;
            case Kind.ReadNote:
                await ReadNote(step);
                break;
            case Kind.Leave or Kind.Return or Kind.Move or Kind.Lead or Kind.TakeRole:
                await ChangeRoster(step);
                break;
            default:
                if (Make(step) is { } made)
                {
                    asked.Add(made);
                    await Settle(made, step);
                }

                break;
        }

        if (before is not null)
        {
            Same(before, await Outside(step), "what others see");
        }
    }

    public Task Reckon() => new Reckoning(world, written, read).Check();

    private static bool IsPrivate(Kind kind) =>
        kind is Kind.Grant or Kind.Widen or Kind.Renew or Kind.Pause or Kind.Resume or Kind.Withdraw or Kind.Stage or Kind.AnswerInvitation;

    private void Sleep(int days)
    {
        told.Append($"{days} days pass");
        world.Sleep(days);
        tally.Add("days");
    }

    private Asked? Make(Step step)
    {
        var by = step.Kind == Kind.Impostor ? Other(step) : step.Teacher;
        var hers = Model.Words.Where(words => words.Teacher == step.Teacher).ToList();
        var words = hers.Count == 0 ? null : hers[^(1 + (step.A % Math.Min(hers.Count, 4)))];
        var kind = step.Kind != Kind.Impostor ? step.Kind
            : (step.B % 8) switch { 0 => Kind.Grant, 1 => Kind.Widen, 2 => Kind.Renew, 3 => Kind.Resume, 4 => Kind.Withdraw, 5 => Kind.Pause, 6 => Kind.Stage, _ => Kind.Record };
        return kind switch
        {
            Kind.Grant => Grant(step, by),
            Kind.Record => Record(step),
            Kind.Stage => MoveStage(step, by),
            Kind.End => End(step),
            Kind.AnswerRecord => AnswerRecord(step),
            Kind.NameEvaluator => NameEvaluator(step),
            Kind.Release => Release(step),
            Kind.Invite => Invite(step),
            Kind.AnswerInvitation => AnswerInvitation(step),
            _ when words is null => null,
            Kind.Widen => Widen(step, by, words),
            Kind.Renew => Renew(step, by, words),
            Kind.Resume => Change("resume", step, by, words, (grain, asked) => grain.ResumeConsent(asked), () => Model.Resume(by, words), () => Resume(words)),
            Kind.Pause => Change("pause", step, by, words, (grain, asked) => grain.PauseConsent(asked), () => Model.Stop(by, words), () => words.Pause(Model.Today)),
            Kind.Withdraw => Change("withdraw", step, by, words, (grain, asked) => grain.WithdrawConsent(asked), () => Model.Stop(by, words), words.End),
            _ => null,
        };
    }

    /// <summary>Sometimes one that the neighbours used: an id of theirs means nothing here.</summary>
    private Guid Operation(Step step)
    {
        var theirs = world.Neighbour.Operations;
        var operation = step.C % 4 == 0 && theirs.Count > 0 ? theirs[^(1 + (step.A % Math.Min(theirs.Count, 4)))] : Guid.NewGuid();
        operation = world.Operations.Contains(operation) ? Guid.NewGuid() : operation;
        world.Operations.Add(operation);
        return operation;
    }

    private static int Other(Step step) => Choose(step.C, step.Partner == step.Teacher ? People.Pia : step.Partner, People.Pia, People.Dora, People.Cleo);

    private static ScopeView Scope(int number)
    {
        ImmutableArray<ActivityKind> kinds = (number % 4) switch
        {
            0 => [Kinds[0]],
            1 => [Kinds[0], Kinds[1]],
            2 => [Kinds[0], Kinds[2], Kinds[3]],
            _ => [.. Kinds],
        };
        return new([.. kinds.Order()], number % 3 == 0 ? [Subjects[0]] : [.. Subjects.Order()], number % 5 == 0 ? [Skills[0]] : [], number % 7 == 0 ? [.. Weekdays] : []);
    }

    private static int Choose(int number, params ReadOnlySpan<int> among) => among[number % among.Length];

    private static string Name(int person) => People.Names[person];

    private string Which(Words words) => $"the consent of {Name(words.Teacher)} for {Name(words.Partner)} (number {Model.Words.IndexOf(words)})";

    private static string Say(ScopeView scope) =>
        $"[{string.Join(' ', scope.Activities)}; subjects {string.Join(' ', scope.Subjects.Select(subject => Array.IndexOf(Subjects, subject)))}; skills {string.Join(' ', scope.Skills.Select(skill => Array.IndexOf(Skills, skill)))}; {scope.Weekdays.Length} weekdays]";
}
