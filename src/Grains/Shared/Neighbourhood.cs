using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Grains;

/// <summary>
/// What a grain may know of others without calling them: the district's own decisions and the roster, remembered per silo. Remembering is safe because every append is guarded
/// by the versions at which the facts are true; a refused guard asks again with <c>fresh</c>.
/// </summary>
internal sealed partial class Neighbourhood(IJournal journal, RosterDirectory rosters, IDatabase database, IStoreClock store, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider machine)
{
    private readonly CorrectedTime clock = new(machine, store);
    private readonly ConcurrentDictionary<DistrictId, (District State, long Version)> districts = new();

    /// <summary>The district's local date; a district's zone never changes. UTC's before it is founded.</summary>
    public DateOnly Today(DistrictId district) =>
        districts.TryGetValue(district, out var known) && known.State.Founded is { } founded ? founded.Zone.Today(clock) : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes <see cref="Today"/> answer by the district's zone.</summary>
    public async Task Know(DistrictId district)
    {
        if (!districts.ContainsKey(district))
        {
            await Decisions(district, fresh: true);
        }
    }

    /// <summary>The district's local date at a moment.</summary>
    public DateOnly DayOf(DistrictId district, DateTimeOffset moment) =>
        districts.TryGetValue(district, out var known) && known.State.Founded is { } founded ? founded.Zone.Day(moment) : DateOnly.FromDateTime(moment.UtcDateTime);

    /// <summary>The district's local time.</summary>
    public DateTimeOffset Local(DistrictId district) =>
        districts.TryGetValue(district, out var known) && known.State.Founded is { } founded ? founded.Zone.Now(clock) : clock.GetUtcNow();

    /// <summary>From where its roster is fetched, as it is now.</summary>
    public async Task<DistrictEvent.RosterSourceSet?> Source(DistrictId district) => (await Decisions(district, fresh: true)).State.Source;

    /// <summary>Whether the district works, asked anew: before the service does something for it by itself.</summary>
    public async Task<bool> Works(DistrictId district) => (await Closed(district, fresh: true)).Facts is null;

    /// <summary>Why nothing of coaching is done in the district now; null where it works.</summary>
    public async Task<Known<Refusal?>> Closed(DistrictId district, bool fresh)
    {
        var (decided, at) = await Decisions(district, fresh);
        return new(decided.State == DistrictState.Active ? null : SuspendDistrict.Suspended, [DistrictAt(district, at)]);
    }

    /// <summary>Why not even a stop is recorded here: the district lives elsewhere now. Null where it does not.</summary>
    public async Task<Known<Refusal?>> Gone(DistrictId district, bool fresh)
    {
        var (decided, at) = await Decisions(district, fresh);
        return new(decided.HasMoved ? ReleaseDistrict.Moved : null, [DistrictAt(district, at)]);
    }

    /// <summary>What those who run the service allow the district.</summary>
    public async Task<Known<DistrictLimits>> Limits(DistrictId district, bool fresh)
    {
        var (decided, at) = await Decisions(district, fresh);
        return new(decided.Limits, [DistrictAt(district, at)]);
    }

    /// <summary>Who asks, and what the district may have.</summary>
    public async Task<Known<(PersonFacts? By, DistrictLimits Limits)>> WithLimits(DistrictId district, PersonId by, bool fresh)
    {
        var (person, limits) = (await Person(district, by, fresh), await Limits(district, fresh));
        return new((person.Facts, limits.Facts), person.With(limits));
    }

    public async Task<Known<Surroundings>> Around(DistrictId district, PersonId teacher, PersonId? other, bool fresh)
    {
        var (around, _, guards) = await All(district, teacher, other, null, fresh);
        return new(around, guards);
    }

    public async Task<Known<(Surroundings Around, PersonFacts? Asker)>> AroundWithAsker(DistrictId district, PersonId teacher, PersonId other, PersonId asker, bool fresh)
    {
        var (around, by, guards) = await All(district, teacher, other, asker, fresh);
        return new((around, by), guards);
    }

    public async Task<Known<PersonFacts?>> Person(DistrictId district, PersonId person, bool fresh)
    {
        var (known, version, _) = await Roster(district, [person], fresh);
        return new(known[0], [RosterAt(district, version)]);
    }

    public async Task<Known<Invited>> Inviting(DistrictId district, PersonId coach, PersonId teacher, bool fresh)
    {
        var (decided, at) = await Decisions(district, fresh);
        var (known, version, _) = await Roster(district, [coach, teacher], fresh);

        // an introduction is never taken back, so it needs no guard; and a merged record sends nothing any more
        var introduced = await database.Query(
            district, $"select stream from introductions where tenant = $1 and {database.Any("coach", 2)}", row => new SchoolId(row.Id(0)), [Ids([coach, .. known[0]?.Joined ?? []])]);
        var elsewhere = known[0] is not { Others: { IsEmpty: false } others } ? [] : await database.Query(
            district,
            $"select invitation, teacher, sent_day from invitations where tenant = $1 and {database.Any("stream", 2)}",
            row => new CoachEvent.InvitationSent(new(row.Id(0)), new(row.Id(1)), row.Day(2)),
            [Ids(others)]);
        return new(new(known[0], known[1], [.. introduced], decided.Policy, Today(district), [.. elsewhere]), [DistrictAt(district, at), RosterAt(district, version)]);
    }

    public async Task<Known<Importing>> Importing(DistrictId district, PersonId by, bool fresh)
    {
        var (decided, at) = await Decisions(district, fresh);
        var (known, version, _) = await Roster(district, [by], fresh);
        return new(new(known[0], version, decided.Imports), [DistrictAt(district, at), RosterAt(district, version)]);
    }

    public async Task<Known<Introduced>> Introducing(DistrictId district, SchoolId school, PersonId by, PersonId coach, bool fresh)
    {
        var (known, version, _) = await Roster(district, [by, coach], fresh);
        var listed = await rosters.IsOpen(district, school);
        return new(new(known[0], known[1], listed, Today(district)), [RosterAt(district, version)]);
    }

    private async Task<(Surroundings Around, PersonFacts? Asker, IReadOnlyList<Guard> Guards)> All(DistrictId district, PersonId teacher, PersonId? other, PersonId? asker, bool fresh)
    {
        var (decided, at) = await Decisions(district, fresh);
        var (known, version, calendar) = await Roster(district, [teacher, other ?? teacher, asker ?? teacher], fresh);
        var around = new Surroundings(Today(district), calendar, [.. decided.InForce.Select(notice => notice.Notice)], known[0], other is null ? null : known[1])
        {
            Elsewhere = known[0] is { Others: { IsEmpty: false } others } ? await Evaluators(district, others) : [],
        };
        return (around, asker is null ? null : known[2], [DistrictAt(district, at), RosterAt(district, version)]);
    }

    /// <summary>Who evaluates other records of a teacher's. Needs no guard: while they are merged they get no evaluator, and a release only loosens.</summary>
    private async Task<ImmutableArray<TeacherEvent.EvaluatorAssigned>> Evaluators(DistrictId district, ImmutableArray<PersonId> records) =>
        [.. await database.Query(
            district,
            $"select evaluator, from_day, until_day from evaluators where tenant = $1 and {database.Any("stream", 2)}",
            row => new TeacherEvent.EvaluatorAssigned(new(row.Id(0)), new(row.Day(1), row.Day(2))),
            [Ids(records)])];

    private static List<Guid> Ids(ImmutableArray<PersonId> people) => [.. people.Select(person => person.Value)];

    private async Task<(District State, long Version)> Decisions(DistrictId district, bool fresh)
    {
        if (!fresh && districts.TryGetValue(district, out var known))
        {
            return known;
        }

        var (state, version) = districts.TryGetValue(district, out known) ? known : (new(), 0L);
        foreach (var past in await journal.Read(new(district, StreamKind.District, district.Value), version))
        {
            (state, version) = (District.Evolve(state, (DistrictEvent)Catalogue.Read(past.Type, past.Body)), past.Version);
        }

        return state.Founded is null ? (state, version) : districts[district] = (state, version);
    }

    private static Guard DistrictAt(DistrictId district, long version) => new(new(district, StreamKind.District, district.Value), version);
}
