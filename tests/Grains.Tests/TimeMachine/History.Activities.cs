using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal sealed partial class History
{
    /// <summary>Of three records two are within something live, so that there are some.</summary>
    private Asked Record(Step step)
    {
        var teacher = step.Teacher;
        var live = Model.Words.Where(words => words.Teacher == teacher && words.On(Model.Today)).ToList();
        var within = live.Count > 0 && step.B % 3 > 0 ? live[step.C % live.Count] : null;
        var partner = within?.Partner ?? step.Partner;
        var by = step.Kind == Kind.Impostor ? Other(step) : step.A % 3 == 0 ? teacher : partner;
        var operation = Operation(step);
        var kind = within is null ? Kinds[step.B % Kinds.Length] : within.Scope.Activities[step.A % within.Scope.Activities.Length];
        var (subject, skill) = (within?.Scope.Subjects[0] ?? Subjects[step.C % 2], Skills[step.C % 9 == 0 ? 1 : 0]);
        var day = Model.Today.AddDays(-Choose(step.A / 3, 0, 0, 0, 0, 1, 2, 7, 30, -1));
        var note = step.C % 2 == 0;
        var asks = new ActivityAsked(operation, Ids[by], Ids[partner], kind, subject, skill, day, 30, note ? "What we said." : null);
        return new(
            $"{Name(by)} records {kind} on {day:MM-dd} of {Name(teacher)} with {Name(partner)} (subject {Array.IndexOf(Subjects, subject)}, skill {Array.IndexOf(Skills, skill)})",
            operation,
            async silo => (await world.Teacher(teacher, silo).RecordActivity(asks)).Refusal?.Code,
            () => Model.Record(teacher, by, partner, kind, subject, skill, day),
            () =>
            {
                Model.Happened(new(operation, teacher, partner, by, kind, subject, skill, day, Model.Today, note));
                written.Add((teacher, operation, Ids[by]));
                tally.Add("record", (day < Model.Today, "of an earlier day"), (kind is ActivityKind.Visit or ActivityKind.DataReview, "that waits for partnering"), (by == teacher, "by her"));
            })
        {
            Otherwise = async silo => (await world.Teacher(teacher, silo).RecordActivity(asks with { Minutes = 31 })).Refusal?.Code,
        };
    }

    private Asked? AnswerRecord(Step step)
    {
        if (Pick(step) is not { } done)
        {
            return null;
        }

        var operation = Operation(step);
        var by = step.B % 7 == 0 ? People.Cleo : step.B % 7 == 1 ? done.By : done.By == done.Teacher ? done.Partner : done.Teacher;
        var confirms = step.C % 3 > 0;
        return new(
            $"{Name(by)} {(confirms ? "confirms" : "disputes")} the record of {done.On:MM-dd} by {Name(done.By)}",
            operation,
            async silo => (await world.Teacher(done.Teacher, silo).AnswerRecord(new(operation, Ids[by], done.Id, confirms))).Refusal?.Code,
            () => Model.AnswerRecord(by, done, confirms),
            () =>
            {
                Model.Answered(done, confirms);
                tally.Add("answer record");
            });
    }

    private async Task ReadNote(Step step)
    {
        if (Pick(step) is not { } done)
        {
            return;
        }

        var by = step.B % 5 == 0 ? Other(step) : step.B % 5 == 1 ? done.Teacher : done.Partner;
        told.Append($"{Name(by)} reads the note of {done.Kind} on {done.Day:MM-dd} of {Name(done.Teacher)} with {Name(done.Partner)}");
        var expected = Model.Read(by, done);
        var answer = await world.Teacher(done.Teacher, step.Silo).ReadNote(new(Ids[by], done.Id));
        Expect(expected, answer.Refusal?.Code);
        tally.Add("read", (expected is null, "given"), (expected is not null, expected ?? ""));
        if (expected is null)
        {
            Same("What we said.", answer.Value!.Text, "the note");
            if (by != done.Teacher)
            {
                read.Add((done.Teacher, Ids[by]));
            }
        }
    }

    private Done? Pick(Step step)
    {
        var done = Model.Done.Where(done => done.Teacher == step.Teacher || step.A % 5 == 0).ToList();
        return done.Count == 0 ? null : done[^(1 + (step.A % Math.Min(done.Count, 5)))];
    }
}
