using System.Security.Cryptography;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Bench;

/// <summary>A founded district with one school, its teachers and a coach. People's names are left out: no benchmark reads them.</summary>
internal sealed record Place(DistrictId District, Guid Notice, PersonId Coach, IReadOnlyList<PersonId> Teachers)
{
    private const int AtOnce = 1_000;

    /// <summary>The roster's version: a school, and two events for each person.</summary>
    public long Version => 1 + (2 * (Teachers.Count + 1));

    /// <summary>The district's local date.</summary>
    public static DateOnly Today => new ZoneName("America/Chicago").Today(TimeProvider.System);

    public static async Task<Place> Make(World world, int teachers)
    {
        var district = new DistrictId(Guid.NewGuid());
        CallingDistrict.Set(district);
        var founded = World.Value(await world.Grains.District(district).Found(new(Guid.NewGuid(), Guid.Empty, "bench", "Bench", DistrictKind.Training, "America/Chicago")));
        var people = Enumerable.Range(0, teachers + 1).Select(_ => new PersonId(Guid.NewGuid())).ToList();
        await List(world.Journal, district, people);
        return new(district, founded.InForce[0], people[0], people[1..]);
    }

    /// <summary>The first is the coach.</summary>
    private static async Task List(IJournal journal, DistrictId district, List<PersonId> people)
    {
        var (roster, school, days) = (Roster.Empty, new SchoolId(Guid.NewGuid()), new Days(new(2026, 1, 1), DateOnly.MaxValue));
        var stream = new StreamKey(district, StreamKind.Roster, district.Value);
        RosterEvent listed = new RosterEvent.SchoolListed(school, Some(), new(new(Guid.NewGuid()), Some()), Some());
        foreach (var some in people.Chunk(AtOnce))
        {
            RosterEvent[] events =
            [
                .. roster.Version == 0 ? [listed] : Array.Empty<RosterEvent>(),
                .. some.SelectMany(person => new RosterEvent[]
                {
                    new RosterEvent.PersonListed(person, Some(), new(new(Guid.NewGuid()), Some()), Some(), [Some()]),
                    new RosterEvent.MembershipsChanged(person, [new(person == people[0] ? Role.Coach : Role.Teacher, school, days)]),
                }),
            ];
            var after = events.Aggregate(roster, Roster.Evolve);
            await Seed.Append(journal, new(stream, roster.Version, Seed.Operation(), [.. events.Select(Catalogue.Write)], [], [.. RosterRows.Of(roster, after, [.. events])], []));
            roster = after;
        }
    }

    private static Digest Some() => new(RandomNumberGenerator.GetBytes(32));
}
