using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal sealed partial class History
{
    private Asked Grant(Step step, int by)
    {
        var (teacher, partner) = (step.Teacher, step.Partner);
        var operation = Operation(step);
        var scope = Scope(step.A);
        var from = Model.Today.AddDays(Choose(step.B, 0, 0, 0, 0, 1, 5, -1));
        var days = new DaysView(from, from.AddDays(Choose(step.B / 7, 3, 14, 29, 90, 90, 120, 200)));
        var trial = step.C % 3 == 1;
        var serves = partner <= People.Tara || (partner == People.Cleo && step.C % 2 == 0) ? PartnerKind.Peer : PartnerKind.Coach;
        var notice = step.C == 59 ? Guid.NewGuid() : world.Notice;
        var asks = new GrantAsked(operation, Ids[by], Ids[partner], serves, trial ? PresetKind.OneConversation : PresetKind.FullCycle, scope, days, notice, null);
        return new(
            $"{Name(by)} grants {(by == teacher ? "" : $"for {Name(teacher)} ")}to {Name(partner)} as {serves} {(trial ? "one use of " : "")}{Say(scope)} {days.From:MM-dd}..{days.Until:MM-dd}",
            operation,
            async silo => (await world.Teacher(teacher, silo).GrantConsent(asks)).Refusal?.Code,
            () => Model.Grant(teacher, by, partner, serves, scope, days, notice == world.Notice),
            () =>
            {
                Model.Words.Add(new(operation, teacher, partner, serves, scope, days, trial ? 1 : null, Model.Today));
                Model.Stages.TryAdd((teacher, partner), Stage.Exploring);
                written.Add((teacher, operation, Ids[by]));
                tally.Add("grant", (trial, "trial"), (from > Model.Today, "of later days"), (serves == PartnerKind.Peer, "to a peer"));
            })
        {
            Otherwise = async silo => (await world.Teacher(teacher, silo).GrantConsent(asks with { Days = new(days.From, days.Until.AddDays(1)) })).Refusal?.Code,
        };
    }

    private Asked Widen(Step step, int by, Words words)
    {
        var operation = Operation(step);
        var scope = step.B % 4 == 0 ? Scope(step.C) : new([.. words.Scope.Activities.Union(Scope(step.C).Activities).Order()], [.. Subjects.Order()], [], []);
        var until = (words.Until < Model.Today ? Model.Today : words.Until).AddDays(Choose(step.B, 0, 0, 20, 60, -1));
        var asks = new WidenAsked(operation, Ids[by], words.Id, scope, until, world.Notice);
        return new(
            $"{Name(by)} widens {Which(words)} to {Say(scope)} until {until:MM-dd}",
            operation,
            async silo => (await world.Teacher(words.Teacher, silo).WidenConsent(asks)).Refusal?.Code,
            () => Model.Widen(by, words, scope, until),
            () =>
            {
                tally.Add("widen", (words.Uses is 0, "a trial that ended"), (words.Uses is not null, "a trial"), (words.Until < Model.Today, "what ran out"));
                words.Widen(Model.Today, scope, until);
                written.Add((words.Teacher, words.Id, Ids[by]));
            });
    }

    private Asked Renew(Step step, int by, Words words)
    {
        var operation = Operation(step);
        var until = (words.Until < Model.Today ? Model.Today : words.Until).AddDays(Choose(step.B, 0, 5, 30, 90));
        return new(
            $"{Name(by)} renews {Which(words)} until {until:MM-dd}",
            operation,
            async silo => (await world.Teacher(words.Teacher, silo).RenewConsent(new(operation, Ids[by], words.Id, until, world.Notice))).Refusal?.Code,
            () => Model.Renew(by, words, until),
            () =>
            {
                tally.Add("renew", (words.Until < Model.Today, "what ran out"));
                words.Renew(Model.Today, until);
                written.Add((words.Teacher, words.Id, Ids[by]));
            });
    }

    private Asked Change(
        string word, Step step, int by, Words words, Func<ITeacherGrain, ConsentAsked, Task<Answer<ConsentView>>> ask, Func<string?> judge, Action happens)
    {
        var operation = Operation(step);
        return new(
            $"{Name(by)} says {word} of {Which(words)}",
            operation,
            async silo => (await ask(world.Teacher(words.Teacher, silo), new(operation, Ids[by], words.Id))).Refusal?.Code,
            judge,
            () =>
            {
                tally.Add(word);
                happens();
            });
    }

    private void Resume(Words words)
    {
        tally.Add("resume", (words.Waits, "after an absence"), (words.Paused(Model.Today), "after a pause"));
        Model.Resumed(words);
    }
}
