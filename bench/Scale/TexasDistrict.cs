using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using Npgsql;

namespace DistrictCoaching.Bench;

/// <summary>A district that was imported, with the coaching that goes on in it: one of fifteen staff is a coach, and every third coach partners with 25 teachers.</summary>
/// <param name="Partners">Coaches and their teachers.</param>
internal sealed record TexasDistrict(DistrictId District, int Staff, int Coaches, IReadOnlyList<(PersonId Coach, PersonId Teacher)> Partners)
{
    private const int CoachOf = 15, CaseloadOf = 3, Caseload = 25, AtOnce = 128;

    /// <summary>Through the roster's import, its coaches by a mapping rule; the coaching straight into the teachers' streams.</summary>
    public static async Task<TexasDistrict> Make(World world, string database, DistrictShape shape)
    {
        using var roster = new GeneratedRoster(shape with { Students = 0 }, CoachOf);
        var (district, grains) = (new DistrictId(Guid.NewGuid()), world.Grains);
        var founder = await Rosters.Found(grains, district);
        World.Value(await grains.Roster(district).SetMappingRules(new(Guid.NewGuid(), founder, [new(RuleSource.Role, null, "ext:coach", Role.Coach)])));
        var import = new ImportAsked(Guid.NewGuid(), founder, Rosters.Read(roster.Folder));
        var plan = World.Value(await grains.Roster(district).PlanImport(import));
        World.Value(await grains.Roster(district).ApplyImport(import with { Approved = plan.Roster }));
        var (coaches, teachers) = (await With(database, district, Role.Coach), await With(database, district, Role.Teacher));
        List<(PersonId Coach, PersonId Teacher)> partners =
        [
            .. teachers.Chunk(Caseload).Zip(coaches.Where((_, at) => at % CaseloadOf == 0), (some, coach) => some.Select(teacher => (coach, teacher))).SelectMany(pairs => pairs),
        ];
        await Parallel.ForEachAsync(partners, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (pair, _) => await Seed.Partners(world.Journal, district, pair.Teacher, pair.Coach));
        return new(district, shape.Teachers, coaches.Count, partners);
    }

    private static async Task<List<PersonId>> With(string database, DistrictId district, Role role)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select person from memberships where tenant = $1 and role = $2 order by person");
        command.Parameters.Add(new() { Value = district.Value });
        command.Parameters.Add(new() { Value = $"{role}" });
        await using var reader = await command.ExecuteReaderAsync();
        List<PersonId> people = [];
        while (await reader.ReadAsync())
        {
            people.Add(new(reader.GetGuid(0)));
        }

        return people;
    }
}
