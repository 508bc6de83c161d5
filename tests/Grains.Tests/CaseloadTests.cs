using System.Collections.Immutable;
using CsCheck;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A caseload lists those for whom <see cref="Teacher.LiveFor"/> says that something is live, and nobody else, whatever happened.</summary>
[Collection(nameof(Silos))]
public sealed class CaseloadTests(TwoSilos silos)
{
    private static readonly DateOnly First = new(2026, 9, 1);
    private static readonly Scope Talk = Scope.Of([ActivityKind.Conversation], [Taxonomy.Subjects[1].Id], []);

    [Fact]
    public async Task A_caseload_says_what_the_rule_says() => await Gen.Int.SampleAsync(Compare, iter: 60, threads: 1);

    private async Task Compare(int seed)
    {
        var random = new Random(seed);
        var district = new DistrictId(new Guid(seed, 0, 0, Guid.NewGuid().ToByteArray()[..8]));
        PersonId[] teachers = [Person(), Person(), Person()], partners = [Person(), Person(), teachers[0]];
        SchoolId[] schools = [new(Guid.NewGuid()), new(Guid.NewGuid())];
        var roster = await Happens(district, StreamKind.Roster, district.Value, Roster.Empty, Roster.Evolve, RosterRows.Of, [.. teachers.Union(partners).SelectMany(Listed), .. Merges()]);
        var told = new Dictionary<PersonId, Teacher>();
        foreach (var teacher in teachers)
        {
            told[teacher] = await Happens(district, StreamKind.Teacher, teacher.Value, new Teacher(), Teacher.Evolve, (before, after, _) => TeacherRows.Of(before, after), Told());
        }

        var directory = (await silos.Directory.Facts(district, [.. roster.People.Keys])).People;
        Assert.All(roster.People.Keys, person => Assert.Equal(roster.Facts(person), directory[person]));
        foreach (var person in roster.People.Keys)
        {
            Assert.Equal(roster.Facts(person), (await silos.Directory.Facts(district, [person])).People[person]);    // and so asked for alone
        }

        for (var day = First.AddDays(20); day < First.AddDays(40); day = day.AddDays(3))
        {
            foreach (var partner in partners)
            {
                var live = teachers.Where(teacher => told[teacher].LiveFor(partner, Around(day, teacher, partner))).OrderBy(teacher => teacher.Value);
                Assert.Equal(live, await silos.Caseload.Of(district, partner, day));
            }
        }

        Surroundings Around(DateOnly day, PersonId teacher, PersonId partner) => new(day, Calendar.Assumed(day), [], roster.Facts(teacher), roster.Facts(partner))
        {
            Elsewhere = [.. roster.Facts(teacher)!.Others.Where(told.ContainsKey).SelectMany(other => told[other].Evaluators)],
        };

        IEnumerable<RosterEvent> Merges()
        {
            foreach (var (kept, merged) in new[] { (partners[0], partners[1]), (teachers[1], teachers[2]), (teachers[1], teachers[0]) }.Where(_ => random.Next(4) == 0))
            {
                yield return new RosterEvent.PersonsMerged(kept, merged, First.AddDays(random.Next(20)), kept);
                if (random.Next(2) == 0)
                {
                    yield return new RosterEvent.MergeConfirmed(kept, merged, kept);
                    yield return new RosterEvent.MergeConfirmed(kept, merged, merged);
                }

                if (random.Next(3) == 0)
                {
                    yield return new RosterEvent.PersonLeft(kept, First.AddDays(20));
                    yield return new RosterEvent.PersonReturned(kept, First.AddDays(22));
                }

                if (random.Next(4) == 0)
                {
                    yield return new RosterEvent.PersonsSplit(kept, merged, First.AddDays(24), kept);
                }
            }
        }

        IEnumerable<RosterEvent> Listed(PersonId person)
        {
            yield return new RosterEvent.PersonListed(person, Some(), new(new(Guid.NewGuid()), Some()), Some(), []);
            yield return new RosterEvent.MembershipsChanged(person, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Membership())]);
            for (var (day, times) = (First.AddDays(random.Next(20)), random.Next(-2, 5)); times > 0; times--)
            {
                yield return times % 2 == 0 ? new RosterEvent.PersonLeft(person, day) : new RosterEvent.PersonReturned(person, day);
                day = day.AddDays(random.Next(8));
            }

            if (random.Next(3) == 0)
            {
                var on = First.AddDays(random.Next(15, 35));
                yield return new RosterEvent.PersonSealed(person, on, SealCause.SignInChanged);
                if (random.Next(2) == 0)
                {
                    yield return new RosterEvent.PersonUnsealed(person, on.AddDays(random.Next(7)), First);
                }
            }
        }

        Membership Membership()
        {
            var role = new[] { Role.Coach, Role.Coach, Role.Teacher, Role.Staff, Role.SchoolLeader }[random.Next(5)];
            return new(role, random.Next(4) == 0 ? null : schools[random.Next(2)], random.Next(3) == 0 ? Lasting(First.AddDays(random.Next(40))) : Days.Since(First));
        }

        Days Lasting(DateOnly from) => new(from, from.AddDays(random.Next(30)));

        ImmutableArray<TeacherEvent> Told()
        {
            var (events, consents, day) = (new List<TeacherEvent>(), new List<ConsentId>(), First);
            for (var word = 0; word < 12; word++, day = day.AddDays(random.Next(3)))
            {
                var partner = partners[random.Next(3)];
                if (consents.Count == 0 || random.Next(3) == 0)
                {
                    consents.Add(new(Guid.NewGuid()));
                    events.Add(new ConsentGranted(
                        consents[^1], partner, (PartnerKind)random.Next(2), PresetKind.ThinkTogether, Talk, Lasting(day.AddDays(random.Next(4))), random.Next(4) == 0 ? 1 : null, new(Guid.NewGuid()), null, day));
                    continue;
                }

                var consent = consents[random.Next(consents.Count)];
                events.Add(random.Next(9) switch
                {
                    0 => new ConsentPaused(consent, day),
                    1 or 2 => new ConsentResumed(consent, Lasting(day)),
                    3 => new ConsentRenewed(consent, Lasting(day), new(Guid.NewGuid())),
                    4 => random.Next(3) == 0 ? new ConsentWithdrawn(consent) : new ConsentWidened(consent, Talk, Lasting(day), new(Guid.NewGuid())),
                    5 => random.Next(3) == 0 ? new PartnershipEnded(partner) : new StageMoved(partner, Stage.Partnering),
                    6 => new EvaluatorAssigned(partner, Lasting(day.AddDays(random.Next(15)))),
                    7 => new EvaluatorReleased(partner, day),
                    _ => new ActivityRecorded(new(Guid.NewGuid()), partner, partner, new(ActivityKind.Conversation, Talk.Subjects[0], Taxonomy.Skills[0].Id, day), 30, day, null),
                });
            }

            return [.. events];
        }
    }

    private async Task<TState> Happens<TState, TEvent>(
        DistrictId district, StreamKind kind, Guid id, TState empty, Func<TState, TEvent, TState> evolve, Func<TState, TState, ImmutableArray<TEvent>, IEnumerable<RowChange>> rows, ImmutableArray<TEvent> events)
        where TEvent : class
    {
        var (state, version) = (empty, 0L);
        foreach (var happened in events)    // one by one, as the rows were really made
        {
            var after = evolve(state, happened);
            Assert.Equal(Outcome.Appended, await silos.Store.Append(new(
                new(district, kind, id), version++, new(Guid.NewGuid(), Guid.Empty, Some()), [Catalogue.Write(happened)], [], [.. rows(state, after, [happened])], [])));
            state = after;
        }

        return state;
    }

    private static PersonId Person() => new(Guid.NewGuid());

    private static Digest Some() => new(Guid.NewGuid().ToByteArray());
}
