using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Bench;

/// <summary>Makes what a benchmark starts from.</summary>
internal static class Seed
{
    public static readonly ImmutableArray<Guid> Subjects = [Taxonomy.Subjects[0].Id.Value];

    public static Operation Operation() => new(Guid.NewGuid(), Guid.NewGuid(), new(RandomNumberGenerator.GetBytes(32)));

    public static async Task Append(IJournal journal, Change change)
    {
        if (await journal.Append(change) is var outcome && outcome != Outcome.Appended)
        {
            throw new InvalidOperationException($"A benchmark could not be prepared: {outcome}.");
        }
    }

    /// <summary>A consent for her coach, granted through the grain.</summary>
    public static async Task<Guid> Grant(World world, Place place, PersonId teacher)
    {
        var consent = Guid.NewGuid();
        World.Value(await world.Teacher(place, teacher).GrantConsent(new(
            consent, teacher.Value, place.Coach.Value, PartnerKind.Coach, PresetKind.ThinkTogether, new([ActivityKind.Conversation, ActivityKind.CoPlanning], Subjects, [], []), null, place.Notice, null)));
        return consent;
    }

    /// <summary>Two partners and ten events, straight into her stream.</summary>
    public static Task TenEvents(IJournal journal, Place place, PersonId teacher) =>
        Partners(journal, place.District, teacher, place.Coach, place.Teachers.First(other => other != teacher));

    /// <summary>Five events with each of these partners, straight into her stream.</summary>
    public static Task Partners(IJournal journal, DistrictId district, PersonId teacher, params PersonId[] partners)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        TeacherEvent[] events = [.. partners.SelectMany(partner => With(partner, today))];
        var state = events.Aggregate(new Teacher(), Teacher.Evolve);
        return Append(journal, new(
            new(district, StreamKind.Teacher, teacher.Value), 0, Operation(), [.. events.Select(Catalogue.Write)], [], [.. TeacherRows.Of(new(), state)], []));
    }

    private static TeacherEvent[] With(PersonId partner, DateOnly today)
    {
        var consent = new ConsentId(Guid.NewGuid());
        var act = new Act(ActivityKind.Conversation, Taxonomy.Subjects[0].Id, Taxonomy.Skills[0].Id, today);
        return
        [
            new TeacherEvent.ConsentGranted(
                consent, partner, PartnerKind.Coach, PresetKind.ThinkTogether, Scope.Of([ActivityKind.Conversation], [act.Subject], []), new(today, today.AddDays(100)), null, new(Guid.NewGuid()), null, today),
            new TeacherEvent.StageMoved(partner, Stage.Partnering),
            new TeacherEvent.ActivityRecorded(new(Guid.NewGuid()), partner, partner, act, 30, today, null),
            new TeacherEvent.ConsentPaused(consent, today.AddDays(1)),
            new TeacherEvent.ConsentResumed(consent, new(today.AddDays(1), today.AddDays(100))),
        ];
    }
}
