using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>A district of seven people on the two silos, with another such district beside it.</summary>
internal sealed partial class World
{
    private readonly TwoSilos silos;
    private readonly Guid[] schools = new Guid[3];

    private World(TwoSilos silos, Model model) => (this.silos, Model) = (silos, model);

    public DistrictId District { get; } = new(Guid.NewGuid());

    public Model Model { get; }

    /// <summary>The other district, which shares silos, store and clock and nothing else.</summary>
    public World Neighbour { get; private set; } = null!;

    /// <summary>The ids under which anything was asked here.</summary>
    public List<Guid> Operations { get; } = [];

    public Guid[] Ids { get; } = new Guid[People.Count];

    public Guid Notice { get; private set; }

    /// <summary>Which coach was introduced to which schools.</summary>
    public ILookup<int, int> Introduced { get; } = new[] { (People.Cora, People.Hill), (People.Cleo, People.Hill), (People.Cleo, People.Lake) }.ToLookup(pair => pair.Item1, pair => pair.Item2);

    public static async Task<World> Begin(TwoSilos silos)
    {
        var monday = silos.Clock.GetUtcNow().AddDays(14);
        silos.Clock.SetUtcNow(monday.AddDays((8 - (int)monday.DayOfWeek) % 7));
        var today = DateOnly.FromDateTime(silos.Clock.GetUtcNow().DateTime);
        var (here, there) = (new World(silos, new(today, today.AddDays(300))), new World(silos, new(today, today.AddDays(300))));
        (here.Neighbour, there.Neighbour) = (there, here);
        await here.Found();
        await there.Found();
        return here;
    }

    /// <summary>A silo's grains, called for this district.</summary>
    public IGrainFactory Of(int silo)
    {
        CallingDistrict.Set(District);
        return silos.Grains(silo);
    }

    public ITeacherGrain Teacher(int person, int silo) => Of(silo).Teacher(District, new(Ids[person]));

    public ICoachGrain Coach(int person, int silo) => Of(silo).Coach(District, new(Ids[person]));

    public IRosterGrain Roster(int silo) => Of(silo).Roster(District);

    public LosingJournal Journal(int silo) => silos.Journal(silo);

    public Guid? School(int school) => school == 0 ? null : schools[school];

    public void Sleep(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Model.NextDay();
            Neighbour.Model.NextDay();
        }

        silos.Clock.Advance(TimeSpan.FromDays(days));
    }

    /// <summary>The whole roster as the model has it: who is away is absent from the file.</summary>
    public async Task Import(int silo)
    {
        var people = Enumerable.Range(0, People.Count).Where(Model.People.Here).Select(person => new FilePerson(People.Names[person], new(People.Names[person], "Sample", null, People.Names[person]), Gone: false)
        {
            WholeRoles = true,
            Roles = [.. Model.People.Roles.Where(serves => serves.Person == person && !serves.ByHand && serves.Until > Model.Today)
                .Select(serves => new FileRole(serves.Role, serves.School == 0 ? null : $"{serves.School}", new(serves.From, serves.Until), "roles.csv", 1))],
        });
        var file = new RosterFile
        {
            WholePeople = true,
            WholeSchools = true,
            Schools = [new("1", "Hill", false), new("2", "Lake", false)],
            Years = [new(new(Model.Today.AddDays(-300), Model.YearEnd), 1, [])],
            People = [.. people],
        };
        var import = new ImportAsked(Guid.NewGuid(), Ids[People.Dora], RosterFileBytes.Write(file));
        var plan = TestDistrict.Accepted(await Roster(silo).PlanImport(import));
        TestDistrict.Accepted(await Roster(silo).ApplyImport(import with { Approved = plan.Roster }));
    }

    private async Task Found()
    {
        var grains = Of(0);
        Ids[People.Dora] = Guid.NewGuid();
        var founded = await grains.District(District).Found(new(Guid.NewGuid(), Guid.Empty, "time", "Time", DistrictKind.Training, "America/Chicago"));
        Notice = founded.Value!.InForce[0];
        Assert.Null((await Roster(0).Found(new(Ids[People.Dora], Guid.Empty, "Dora", "Sample", "Dora"))).Refusal);
        var (from, until) = (Model.Today.AddDays(-400), Model.Today.AddDays(3000));
        Model.People.Roles.AddRange(
        [
            new(People.Tess, Role.Teacher, People.Hill, from, until, false), new(People.Tim, Role.Teacher, People.Hill, from, until, false), new(People.Tara, Role.Teacher, People.Lake, from, until, false),
            new(People.Cora, Role.Coach, 0, from, until, false), new(People.Cleo, Role.Coach, 0, from, until, false), new(People.Cleo, Role.Teacher, People.Lake, from, until, false),
            new(People.Pia, Role.SchoolLeader, People.Hill, from, until, false), new(People.Dora, Role.DistrictLead, 0, from, until, false),
        ]);
        Model.People.Note(Model.Today);
        await Import(0);
        await Know();
        Assert.Null((await grains.District(District).SetPolicy(new(Guid.NewGuid(), Ids[People.Dora], new(90, 2, 10)))).Refusal);
        foreach (var coach in new[] { People.Cora, People.Cleo })
        {
            Assert.Null((await Coach(coach, 0).PublishProfile(new(Guid.NewGuid(), Ids[coach], 9, null, [], "Hello."))).Refusal);
            foreach (var school in Introduced[coach])
            {
                Assert.Null((await grains.School(District, new(schools[school])).IntroduceCoach(new(Guid.NewGuid(), Ids[People.Dora], Ids[coach]))).Refusal);
            }
        }
    }

    private async Task Know()
    {
        var listed = (await Past(StreamKind.Roster, District.Value)).Select(past => Catalogue.Read(past.Type, past.Body)).ToList();
        foreach (var (person, identity) in await silos.Directory.Names(District, [.. listed.OfType<RosterEvent.PersonListed>().Select(happened => happened.Person)]))
        {
            Ids[Array.IndexOf(People.Names, identity.Given)] = person.Value;
        }

        foreach (var school in await silos.Directory.Schools(District))
        {
            schools[school.Name == "Hill" ? People.Hill : People.Lake] = school.School.Value;
        }
    }
}
