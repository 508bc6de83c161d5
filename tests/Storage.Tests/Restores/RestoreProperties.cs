using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>Whatever a teacher's history, and wherever a restore cuts it: with what the ledger kept of the rest, no consent is live in the restored one that was not live when the database was lost.</summary>
public sealed class RestoreProperties
{
    private static readonly DateOnly First = new(2025, 9, 8);
    private static readonly PersonId Tess = new(Guid.NewGuid()), Lead = new(Guid.NewGuid());
    private static readonly PersonId[] Partners = [new(Guid.NewGuid()), new(Guid.NewGuid())];
    private static readonly NoticeId Notice = new(Guid.NewGuid());
    private static readonly Scope Talk = Scope.Of([ActivityKind.Conversation], [Taxonomy.Subjects[1].Id], []);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Nothing_opens_by_itself(int seed)
    {
        var random = new Random(seed);
        for (var history = 0; history < 25; history++)
        {
            var (appends, today) = History(random);
            var lost = appends.Aggregate(new Teacher(), (teacher, events) => events.Aggregate(teacher, Teacher.Evolve));
            for (var cut = 0; cut <= appends.Count; cut++)
            {
                var restored = Restored(appends, cut, today);
                for (var day = today; day < today.AddDays(12); day = day.AddDays(1))
                {
                    foreach (var partner in Partners)
                    {
                        Assert.True(!restored.LiveFor(partner, Around(day, partner)) || lost.LiveFor(partner, Around(day, partner)), $"seed {seed}, cut at {cut}, {day:O}");
                    }
                }
            }
        }
    }

    [Fact]
    public void What_was_live_and_nothing_touched_stays_live()
    {
        var teacher = Decided(new(), new GrantConsent(Guid.NewGuid(), Tess, Partners[0], PartnerKind.Coach, PresetKind.ThinkTogether, Talk, null, Notice, null, Around(First, Partners[0])).Decide, out _);
        Assert.True(new ReplayEndings([], _ => false, First).Decide(teacher).IsEmpty);
    }

    /// <summary>The part before the cut, and after it what the ledger kept, said again.</summary>
    private static Teacher Restored(List<ImmutableArray<TeacherEvent>> appends, int cut, DateOnly today)
    {
        var (before, kept) = (new Teacher(), new List<TeacherEvent>());
        var teacher = before;
        for (var i = 0; i < appends.Count; i++)
        {
            var after = appends[i].Aggregate(teacher, Teacher.Evolve);
            var change = Contract.Given.Change(Contract.Given.Stream(), i, [.. appends[i].Select(Catalogue.Write)]) with { Rows = [.. TeacherRows.Of(teacher, after)] };
            before = i < cut ? after : before;
            kept.AddRange(i < cut ? [] : (Storage.Endings.Of(change, default)?.Events ?? []).Select(one => (TeacherEvent)Catalogue.Read(one.Type, one.Body)));
            teacher = after;
        }

        return new ReplayEndings(kept, _ => false, today).Decide(before).Aggregate(before, Teacher.Evolve);
    }

    private static (List<ImmutableArray<TeacherEvent>> Appends, DateOnly Today) History(Random random)
    {
        var (appends, teacher, today) = (new List<ImmutableArray<TeacherEvent>>(), new Teacher(), First);
        for (var act = 0; act < 14; act++)
        {
            today = today.AddDays(random.Next(3) == 0 ? 1 : 0);
            teacher = Decided(teacher, Act(random, teacher, today), out var events);
            if (!events.IsEmpty)
            {
                appends.Add(events);
            }
        }

        return (appends, today);
    }

    private static Func<Teacher, Decision<TeacherEvent>> Act(Random random, Teacher teacher, DateOnly today)
    {
        var partner = Partners[random.Next(2)];
        var around = Around(today, partner);
        var consent = teacher.Consents.IsEmpty ? default : teacher.Consents[random.Next(teacher.Consents.Length)].Id;
        var of = Around(today, teacher.Find(consent)?.Partner ?? partner);
        return random.Next(12) switch
        {
            0 => new GrantConsent(Guid.NewGuid(), Tess, partner, PartnerKind.Coach, PresetKind.OneConversation, Talk, null, Notice, null, around).Decide,
            1 or 2 => new GrantConsent(Guid.NewGuid(), Tess, partner, PartnerKind.Coach, PresetKind.ThinkTogether, Talk, new(today, today.AddDays(random.Next(1, 9))), Notice, null, around).Decide,
            3 => new PauseConsent(consent, today).Decide,
            4 => new ResumeConsent(Tess, consent, of).Decide,
            5 => new WithdrawConsent(consent).Decide,
            6 => new RenewConsent(Tess, consent, today.AddDays(random.Next(1, 20)), Notice, of).Decide,
            7 => new WidenConsent(Tess, consent, Talk, null, Notice, of).Decide,
            8 => new EndPartnership(Tess, Tess, partner, true).Decide,
            9 => new AssignEvaluator(Person(Lead, Role.DistrictLead), partner, new(today.AddDays(random.Next(3)), today.AddDays(random.Next(3, 6))), around).Decide,
            10 => new ReleaseEvaluator(Person(Lead, Role.DistrictLead), partner, around).Decide,
            _ => new RecordActivity(Guid.NewGuid(), Tess, partner, partner, new(ActivityKind.Conversation, Taxonomy.Subjects[1].Id, Taxonomy.Skills[0].Id, today), 10, null, around).Decide,
        };
    }

    private static Teacher Decided(Teacher teacher, Func<Teacher, Decision<TeacherEvent>> rule, out ImmutableArray<TeacherEvent> events)
    {
        (events, _) = rule(teacher);
        return events.Aggregate(teacher, Teacher.Evolve);
    }

    private static PersonFacts Person(PersonId person, Role role, SchoolId? school = null) => new(person, [], [new(role, school, new(First.AddYears(-1), First.AddYears(1)))]);

    private static Surroundings Around(DateOnly day, PersonId partner) =>
        new(day, new(First.AddDays(200), First.AddDays(100)), [Notice], Person(Tess, Role.Teacher, new(Guid.Empty)), Person(partner, Role.Coach));
}
