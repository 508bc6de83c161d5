using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A founded district with a roster, on two silos that do not know of each other. What <see cref="Happens"/> does, no grain has seen.</summary>
internal sealed class TestDistrict
{
    public static readonly Guid Maths = Taxonomy.Subjects[1].Id.Value, Questions = Taxonomy.Skills[0].Id.Value;

    private readonly TwoSilos silos;

    private TestDistrict(TwoSilos silos) => this.silos = silos;

    public DistrictId Id { get; private init; } = new(Guid.NewGuid());

    public SchoolId Hill { get; } = new(Guid.NewGuid());

    /// <summary>Two teachers of Hill, two coaches introduced there (one with a profile), its principal, and the district lead.</summary>
    public PersonId Tess { get; } = new(Guid.NewGuid());

    public PersonId Tim { get; } = new(Guid.NewGuid());

    public PersonId Cora { get; } = new(Guid.NewGuid());

    public PersonId Cleo { get; } = new(Guid.NewGuid());

    public PersonId Pia { get; } = new(Guid.NewGuid());

    public PersonId Dora { get; } = new(Guid.NewGuid());

    public Guid Notice { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(silos.Clock.GetUtcNow().DateTime);

    public static TestDistrict Nowhere(TwoSilos silos) => new(silos);

    public static async Task<TestDistrict> Begin(TwoSilos silos)
    {
        var district = new TestDistrict(silos);
        await district.Of(0).District(district.Id).Found(new(Guid.NewGuid(), Guid.NewGuid(), "hill", "Hill", DistrictKind.Live, "Etc/UTC"));
        district.Notice = (await district.Of(0).District(district.Id).Get())!.InForce[0];
        await district.Happens(
        [
            new RosterEvent.SchoolListed(district.Hill, Some(), Sealed(), Some()),
            .. district.Joins(district.Tess, Role.Teacher, district.Hill), .. district.Joins(district.Tim, Role.Teacher, district.Hill),
            .. district.Joins(district.Cora, Role.Coach, null), .. district.Joins(district.Cleo, Role.Coach, null),
            .. district.Joins(district.Pia, Role.SchoolLeader, district.Hill), .. district.Joins(district.Dora, Role.DistrictLead, null),
        ]);
        Accepted(await district.School(0).IntroduceCoach(new(Guid.NewGuid(), district.Pia.Value, district.Cora.Value)));
        Accepted(await district.Coach(district.Cora, 0).PublishProfile(Profile(Guid.NewGuid(), district.Cora)));
        return district;
    }

    public static T Accepted<T>(Answer<T> answer)
        where T : class
    {
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    /// <summary>What a command said that was not done.</summary>
    public static async Task<string> Refused(Func<Task<string>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Xunit.Sdk.XunitException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>A silo's grains, called for this district.</summary>
    public IGrainFactory Of(int silo)
    {
        CallingDistrict.Set(Id);
        return silos.Grains(silo);
    }

    public ITeacherGrain Teacher(int silo) => Teacher(Tess, silo);

    public ITeacherGrain Teacher(PersonId teacher, int silo) => Of(silo).Teacher(Id, teacher);

    public ICoachGrain Coach(PersonId coach, int silo) => Of(silo).Coach(Id, coach);

    public ISchoolGrain School(int silo) => Of(silo).School(Id, Hill);

    public IDistrictGrain District(int silo) => Of(silo).District(Id);

    public IImportsGrain Imports(int silo) => Of(silo).Imports(Id);

    public IRosterFetchGrain RosterFetch(int silo) => Of(silo).RosterFetch(Id);

    public IChangesGrain Changes(int silo) => Of(silo).Changes(Id);

    public IWebhooksGrain Webhooks(int silo) => Of(silo).Webhooks(Id);

    public IRosterGrain Roster(int silo) => Of(silo).Roster(Id);

    public static ProfileAsked Profile(Guid operation, PersonId coach) => new(operation, coach.Value, 12, null, [Maths], "I listen.");

    public GrantAsked Grant(Guid operation, PersonId? partner = null, PresetKind preset = PresetKind.ThinkTogether) => new(
        operation, Tess.Value, (partner ?? Cora).Value, PartnerKind.Coach, preset, new([ActivityKind.Conversation], [Maths], [Questions], []),
        new(Today, Today.AddDays(60)), Notice, null);

    public ActivityAsked Talk(Guid operation, string? note = "We talked.") =>
        new(operation, Cora.Value, Cora.Value, ActivityKind.Conversation, Maths, Questions, Today, 30, note);

    public CoverageAsked Covers => new(Cora.Value, ActivityKind.Conversation, Maths, Questions, Today);

    /// <summary>She grants, at a silo.</summary>
    public async Task<Guid> Granted(int silo)
    {
        var consent = Guid.NewGuid();
        Accepted(await Teacher(silo).GrantConsent(Grant(consent)));
        return consent;
    }

    public async Task<Guid> Recorded(int silo)
    {
        var activity = Guid.NewGuid();
        Accepted(await Teacher(silo).RecordActivity(Talk(activity)));
        return activity;
    }

    public async Task<Guid> Invited(int silo)
    {
        var invitation = Guid.NewGuid();
        Accepted(await Coach(Cora, silo).SendInvitation(new(invitation, Cora.Value, Tess.Value)));
        return invitation;
    }

    public async Task<ConsentState> State(Guid consent, int silo) => (await Teacher(silo).Own()).Consents.Single(one => one.Id == consent).State;

    /// <summary>Events of the roster, appended behind every grain's back.</summary>
    public async Task Happens(params ImmutableArray<RosterEvent> events)
    {
        var stream = new StreamKey(Id, StreamKind.Roster, Id.Value);
        var before = (await silos.Store.Read(stream)).Select(past => (RosterEvent)Catalogue.Read(past.Type, past.Body)).Aggregate(Domain.Roster.Empty, Domain.Roster.Evolve);
        var after = events.Aggregate(before, Domain.Roster.Evolve);
        Assert.Equal(Outcome.Appended, await silos.Store.Append(new(
            stream, before.Version, new(Guid.NewGuid(), Guid.Empty, Some()), [.. events.Select(Catalogue.Write)], [], [.. RosterRows.Of(before, after, events)], [])));
    }

    /// <summary>How many events there are in all of the district's streams of what is asked about here.</summary>
    public async Task<int> Events()
    {
        var count = 0;
        foreach (var (kind, id) in new[]
        {
            (StreamKind.Teacher, Tess.Value), (StreamKind.Coach, Cora.Value), (StreamKind.School, Hill.Value), (StreamKind.District, Id.Value), (StreamKind.Roster, Id.Value),
        })
        {
            count += (await silos.Store.Read(new(Id, kind, id))).Count;
        }

        return count;
    }

    private static Digest Some() => new(RandomNumberGenerator.GetBytes(32));

    private static ContentRef Sealed() => new(new(Guid.NewGuid()), Some());

    private IEnumerable<RosterEvent> Joins(PersonId person, Role role, SchoolId? school) =>
    [
        new RosterEvent.PersonListed(person, Some(), Sealed(), Some(), []),
        new RosterEvent.MembershipsChanged(person, [new(role, school, Days.Since(Today.AddDays(-100)))]),
    ];
}

[CollectionDefinition(nameof(Silos))]
public sealed class Silos : ICollectionFixture<TwoSilos>;
