using System.Collections.Immutable;
using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>Something asked of the product, and what the model says of it whenever it is asked.</summary>
/// <param name="Ask">At a silo: a refusal's code, or null.</param>
internal sealed record Asked(string Text, Guid Operation, Func<int, Task<string?>> Ask, Func<string?> Judge, Action Happens)
{
    /// <summary>The day on which it was accepted; from then on it is only answered again.</summary>
    public DateOnly? Accepted { get; set; }

    /// <summary>The same operation with another request.</summary>
    public Func<int, Task<string?>>? Otherwise { get; init; }
}

/// <summary>Takes the steps of one history on the product and on the model, and compares after each.</summary>
internal sealed class History(World world, Tally tally)
{
    private static readonly Guid[] Subjects = [Taxonomy.Subjects[1].Id.Value, Taxonomy.Subjects[4].Id.Value], Skills = [Taxonomy.Skills[0].Id.Value, Taxonomy.Skills[4].Id.Value];
    private static readonly ActivityKind[] Kinds = [ActivityKind.Conversation, ActivityKind.CoPlanning, ActivityKind.Visit, ActivityKind.DataReview];
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday];

    private readonly List<Asked> asked = [];
    private readonly List<(int Teacher, Guid Concerns, Guid Actor)> written = [];
    private readonly List<(int Teacher, Guid Reader)> read = [];
    private readonly StringBuilder told = new();

    private Model Model => world.Model;

    private Guid[] Ids => world.Ids;

    public async Task Take(IReadOnlyList<Step> steps)
    {
        CallingDistrict.Set(world.District);
        try
        {
            foreach (var step in steps)
            {
                told.AppendLine().Append($"{Model.Today:ddd yyyy-MM-dd} silo {step.Silo} {step.Loss}: ");
                await Take(step);
                await Look(step);
            }

            await new Reckoning(world, written, read).Check();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{e.Message}\n{told}\n{e.StackTrace}", e);
        }
    }

    private async Task Take(Step step)
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
        var (teacher, partner) = (step.Teacher, step.Partner);
        var by = step.Kind == Kind.Impostor ? Other(step) : teacher;
        var hers = Model.Words.Where(words => words.Teacher == teacher).ToList();
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
            Kind.Resume => Change("resume", by, words, (grain, asked) => grain.ResumeConsent(asked), () => Model.Resume(by, words), () => Resume(words)),
            Kind.Pause => Change("pause", by, words, (grain, asked) => grain.PauseConsent(asked), () => Model.Stop(by, words), () => words.Pause(Model.Today)),
            Kind.Withdraw => Change("withdraw", by, words, (grain, asked) => grain.WithdrawConsent(asked), () => Model.Stop(by, words), words.End),
            _ => null,
        };
    }

    private static int Other(Step step) => Choose(step.C, step.Partner == step.Teacher ? People.Pia : step.Partner, People.Pia, People.Dora, People.Cleo);

    private Asked Grant(Step step, int by)
    {
        var (teacher, partner) = (step.Teacher, step.Partner);
        var operation = Guid.NewGuid();
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
        var operation = Guid.NewGuid();
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
        var operation = Guid.NewGuid();
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
        string word, int by, Words words, Func<ITeacherGrain, ConsentAsked, Task<Answer<ConsentView>>> ask, Func<string?> judge, Action happens)
    {
        var operation = Guid.NewGuid();
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

    private Asked MoveStage(Step step, int by)
    {
        var operation = Guid.NewGuid();
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
        var operation = Guid.NewGuid();
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

    /// <summary>Of three records two are within something live, so that there are some.</summary>
    private Asked Record(Step step)
    {
        var teacher = step.Teacher;
        var live = Model.Words.Where(words => words.Teacher == teacher && words.On(Model.Today)).ToList();
        var within = live.Count > 0 && step.B % 3 > 0 ? live[step.C % live.Count] : null;
        var partner = within?.Partner ?? step.Partner;
        var by = step.Kind == Kind.Impostor ? Other(step) : step.A % 3 == 0 ? teacher : partner;
        var operation = Guid.NewGuid();
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

        var operation = Guid.NewGuid();
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

    private Asked NameEvaluator(Step step)
    {
        var operation = Guid.NewGuid();
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
        var operation = Guid.NewGuid();
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
        var operation = Guid.NewGuid();
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

        var operation = Guid.NewGuid();
        var sent = Model.Invitations[^(1 + (step.A % Math.Min(3, Model.Invitations.Count)))];
        var answer = (InvitationAnswer)(step.B % 5);
        return new(
            $"{Name(step.Teacher)} answers {answer} to the invitation of {Name(sent.Coach)} to {Name(sent.Teacher)}",
            operation,
            async silo => (await world.Teacher(step.Teacher, silo).AnswerInvitation(new(operation, Ids[step.Teacher], sent.Id, answer))).Refusal?.Code,
            () => sent.Teacher == step.Teacher && Model.People.Here(step.Teacher) ? null : Model.No,
            () => tally.Add("answer invitation"));
    }

    /// <summary>Asks; where the line breaks, either asks again at the other silo or leaves it to a later step.</summary>
    private async Task Settle(Asked made, Step step)
    {
        told.Append(made.Text);
        var expected = made.Judge();
        var journal = world.Journal(step.Silo);
        journal.Next = step.Loss;
        try
        {
            Expect(expected, await made.Ask(step.Silo));
            journal.Next = Loss.None;
        }
        catch (TimeoutException)
        {
            told.Append($" ({step.Loss} lost)");
            if (journal.Lost == Outcome.Appended && expected is null)
            {
                Happens(made);
                tally.Add("lost answer of what happened");
            }

            if (step.C % 2 == 0)
            {
                await Again(made, 1 - step.Silo);
            }

            return;
        }

        if (expected is null)
        {
            Happens(made);
        }
        else
        {
            tally.Add("refused", (step.Kind == Kind.Record, expected), (step.Kind == Kind.Impostor, "to others"));
        }
    }

    private async Task Again(Asked made, int silo)
    {
        if (made.Accepted is not null)
        {
            Expect(null, await made.Ask(silo));
            tally.Add("again", (true, "after it happened"));
            return;
        }

        var expected = made.Judge();
        Expect(expected, await made.Ask(silo));
        tally.Add("again");
        if (expected is null)
        {
            Happens(made);
        }
    }

    private async Task Retry(Step step)
    {
        var recent = asked.Where(made => made.Accepted is not { } day || Model.Today.DayNumber - day.DayNumber < 29).ToList();
        if (recent.Count == 0)
        {
            return;
        }

        var made = recent[^(1 + (step.A % Math.Min(recent.Count, 8)))];
        told.Append($"again: {made.Text}");
        if (made is { Accepted: not null, Otherwise: { } otherwise } && step.B % 4 == 0)
        {
            Expect("OPERATION_REUSED", await otherwise(step.Silo));
            tally.Add("operation reused");
        }
        else
        {
            await Again(made, step.Silo);
        }
    }

    private void Happens(Asked made)
    {
        made.Happens();
        made.Accepted = Model.Today;
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

    private async Task ChangeRoster(Step step)
    {
        var people = Model.People;
        var person = step.A % 4 == 0 ? step.Partner : step.Teacher;
        switch (step.Kind)
        {
            case Kind.Leave when people.Here(person) && person < People.Pia:
                told.Append($"{Name(person)} leaves");
                Model.Left(person);
                await world.Import(step.Silo);
                tally.Add("leave");
                break;
            case Kind.Return when Enumerable.Range(0, People.Count).FirstOrDefault(away => !people.Here(away), -1) is >= 0 and var away:
                Sleep(Choose(step.B, 1, 5, 30, 58, 59, 60, 61, 62, 75));
                told.Append($", {Name(away)} returns");
                var days = Model.Returned(away);
                await world.Import(step.Silo);
                tally.Add("return", (days is 60, "after 60 days"), (days is 61, "after 61 days"), (days > 61, "after more"), (Model.Words.Any(words => words.Teacher == away && words is { Waits: true, Over: false }), "to resume"));
                break;
            case Kind.Move when people.Here(person) && !people.Roles.Any(serves => serves.From == Model.Today && (serves.Person == person || serves.Role == Role.SchoolLeader)):    // a role is had by whole days
                var school = people.Schools(person, Model.Today).FirstOrDefault(People.Hill);
                people.Stop(people.Roles.FirstOrDefault(serves => serves.Person == person && serves.Role == Role.Teacher && serves.Until > Model.Today), Model.Today);
                people.Roles.Add(new(person, Role.Teacher, 3 - school, Model.Today, Model.Today.AddDays(3000), false));
                people.Note(Model.Today);
                told.Append($"{Name(person)} moves to school {3 - school}");
                Model.EndEvaluated();
                await world.Import(step.Silo);
                tally.Add("move");
                break;
            case Kind.Lead when people.Here(step.Partner):
                var leads = people.Roles.FirstOrDefault(serves => serves.Person != People.Pia && serves is { Role: Role.SchoolLeader, ByHand: false } && serves.From < Model.Today && serves.Until > Model.Today);
                if (leads is not null && !people.Here(leads.Person))
                {
                    break;    // no file says anything of who is away
                }

                people.Stop(leads, Model.Today);
                if (leads is null)
                {
                    people.Roles.Add(new(step.Partner, Role.SchoolLeader, People.Hill, Model.Today, Model.Today.AddDays(3000), false));
                }

                people.Note(Model.Today);
                told.Append($"{Name(leads?.Person ?? step.Partner)} {(leads is null ? "leads" : "no longer leads")} Hill");
                Model.EndEvaluated();
                await world.Import(step.Silo);
                tally.Add("lead", (leads is not null, "no longer"));
                break;
            case Kind.TakeRole:
                await TakeRole(step);
                break;
            default:
                break;
        }
    }

    /// <summary>The district lead makes a teacher a coach or a coach a leader for some days, or takes it back.</summary>
    private async Task TakeRole(Step step)
    {
        var (person, roles) = (step.Partner, Model.People.Roles);
        if (roles.FirstOrDefault(serves => serves.Person == person && serves.ByHand && serves.From < Model.Today && serves.Until >= Model.Today) is { } given)
        {
            told.Append($"{Name(person)} is no longer {given.Role}");
            Assert.Null((await world.Roster(step.Silo).WithdrawRole(new(Guid.NewGuid(), Ids[People.Dora], Ids[person], given.Role, world.School(given.School), null))).Refusal);
            Model.People.Stop(given, Model.Today);
            Model.People.Note(Model.Today);
            tally.Add("take role");
        }
        else if (Model.People.Here(person))
        {
            var (role, school) = step.B % 2 == 0 ? (Role.SchoolLeader, People.Hill) : (Role.Coach, People.Lake);
            var from = Model.Today.AddDays(step.A % 6);
            var days = new Days(from, from.AddDays(step.C % 12));
            told.Append($"{Name(person)} is {role} {days.From:MM-dd}..{days.Until:MM-dd}");
            Assert.Null((await world.Roster(step.Silo).AssignRole(new(Guid.NewGuid(), Ids[People.Dora], Ids[person], role, world.School(school), new(days.From, days.Until)))).Refusal);
            roles.Add(new(person, role, school, days.From, days.Until, true));
            Model.People.Note(Model.Today);
            Model.EndEvaluated();
            tally.Add("give role");
        }
    }

    /// <summary>After each step, at the silo that did not take it: who may see what, and what would be covered.</summary>
    private async Task Look(Step step)
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

    private Done? Pick(Step step)
    {
        var done = Model.Done.Where(done => done.Teacher == step.Teacher || step.A % 5 == 0).ToList();
        return done.Count == 0 ? null : done[^(1 + (step.A % Math.Min(done.Count, 5)))];
    }

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

    private void Expect(string? expected, string? got)
    {
        told.Append($" -> {got ?? "accepted"}");
        if (expected == Model.No ? got is null or "TRY_AGAIN" : expected != got)
        {
            throw new InvalidOperationException($"Expected {expected ?? "accepted"}, got {got ?? "accepted"}.");
        }
    }

    private static void Same(string? expected, string? got, string what)
    {
        if (expected != got)
        {
            throw new InvalidOperationException($"{what}: expected\n{expected ?? "allowed"}\ngot\n{got ?? "allowed"}");
        }
    }

    private static int Choose(int number, params ReadOnlySpan<int> among) => among[number % among.Length];

    private static string Name(int person) => People.Names[person];

    private string Which(Words words) => $"the consent of {Name(words.Teacher)} for {Name(words.Partner)} (number {Model.Words.IndexOf(words)})";

    private static string Say(ScopeView scope) =>
        $"[{string.Join(' ', scope.Activities)}; subjects {string.Join(' ', scope.Subjects.Select(subject => Array.IndexOf(Subjects, subject)))}; skills {string.Join(' ', scope.Skills.Select(skill => Array.IndexOf(Skills, skill)))}; {scope.Weekdays.Length} weekdays]";
}
