using System.Text;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal sealed partial class History
{
    /// <summary>After each step, at the silo that did not take it: who may see what, and what would be covered.</summary>
    public async Task Look(Step step)
    {
        var (teacher, silo) = (step.Teacher, 1 - step.Silo);
        for (var partner = 0; partner < People.Count; partner++)
        {
            if (partner != teacher && (partner == step.Partner || partner % 4 == step.A % 4))
            {
                await Look(teacher, partner, silo);
            }
        }

        var (kind, subject, skill, day) = (Kinds[step.C % 4], Subjects[step.B % 5 == 0 ? 1 : 0], Skills[step.A % 5 == 0 ? 1 : 0], Model.Today.AddDays(-(step.B % 12)));
        var covered = await world.Teacher(teacher, silo).Coverage(new(Ids[step.Partner], kind, subject, skill, day));
        Same(Model.Act(teacher, step.Partner, kind, subject, skill, day), covered.Value?.Missing?.Code, $"coverage of {kind} on {day:MM-dd} for {Name(step.Partner)} by {Name(teacher)}");
        var live = Enumerable.Range(0, 3).Where(other => Model.Live(other, step.Partner)).ToList();
        Same($"{live.Count}: {string.Join(", ", live)}", await world.Caseload(step.Partner), $"caseload of {Name(step.Partner)}");
    }

    private async Task Look(int teacher, int partner, int silo)
    {
        var seen = await world.Teacher(teacher, silo).Partnership(Ids[partner]);
        var what = $"partnership of {Name(partner)} with {Name(teacher)}";
        Same(Model.Live(teacher, partner) ? null : "NOTHING_LIVE", seen.Refusal?.Code, what);
        if (seen.Value is { } view)
        {
            Same($"{Model.Stages[(teacher, partner)]}", $"{view.Stage}", what);
            var expected = Model.Done.Where(done => done.Teacher == teacher && done.Partner == partner).Select(done => $"{done.Id} {done.Day} {done.State(Model.Today)} {done.Note}");
            Same(string.Join('\n', expected.Order()), string.Join('\n', view.Activities.Select(activity => $"{activity.Id} {activity.Day} {activity.State} {activity.HasNote}").Order()), what);
        }
    }

    /// <summary>What everybody else sees around a teacher, for comparison before and after what she says in private.</summary>
    private async Task<string> Outside(Step step)
    {
        var seen = new StringBuilder();
        for (var other = 0; other < People.Count; other++)
        {
            var coach = other is People.Cora or People.Cleo ? await world.Sent(other) : "";
            seen.AppendLine(coach);
            if (other == step.Teacher || Model.Words.Any(words => words.Teacher == step.Teacher && words.Partner == other) || other == step.Partner)
            {
                continue;
            }

            var grain = world.Teacher(step.Teacher, step.Silo);
            var note = await grain.ReadNote(new(Ids[other], Model.Done.LastOrDefault()?.Id ?? Guid.Empty));
            var coverage = await grain.Coverage(new(Ids[other], Kinds[0], Subjects[0], Skills[0], Model.Today));
            seen.AppendLine($"{await grain.Partnership(Ids[other])} {note} {coverage} {await world.Caseload(other)}");
        }

        foreach (var (kind, id) in new[] { (StreamKind.Roster, world.District.Value), (StreamKind.District, world.District.Value), (StreamKind.Coach, Ids[People.Cora]), (StreamKind.Coach, Ids[People.Cleo]) })
        {
            seen.AppendLine($"{kind} {(await world.Past(kind, id)).Count}");
        }

        return seen.ToString();
    }

    private static void Same(string? expected, string? got, string what)
    {
        if (expected != got)
        {
            throw new InvalidOperationException($"{what}: expected\n{expected ?? "allowed"}\ngot\n{got ?? "allowed"}");
        }
    }
}
