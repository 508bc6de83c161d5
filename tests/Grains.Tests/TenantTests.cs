using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A grain is reached from its own district only, and an id that nothing is known of leaves nothing behind.</summary>
[Collection(nameof(Silos))]
public sealed class TenantTests(TwoSilos silos)
{
    private static readonly DistrictId Other = new(Guid.NewGuid());

    public static TheoryData<string> Grains => ["teacher", "coach", "school", "district", "roster", "register"];

    [Theory, MemberData(nameof(Grains))]
    public async Task No_grain_answers_a_call_for_another_district_or_for_none(string grain)
    {
        var d = await TestDistrict.Begin(silos);
        var ask = Asks(d)[grain];
        CallingDistrict.Set(Other);
        await Assert.ThrowsAsync<TenantException>(() => ask());
        RequestContext.Clear();
        await Assert.ThrowsAsync<TenantException>(() => ask());
        CallingDistrict.Set(grain == "register" ? DistrictId.Service : d.Id);
        await ask();
    }

    [Theory, MemberData(nameof(Grains))]
    public async Task An_id_that_nothing_is_known_of_leaves_no_grain_and_no_stream(string grain)
    {
        if (grain == "register")
        {
            return;    // the one register always has a stream
        }

        var nowhere = TestDistrict.Nowhere(silos);
        CallingDistrict.Set(nowhere.Id);
        await Asks(nowhere)[grain]();
        silos.Clock.Advance(TimeSpan.FromSeconds(1));
        var active = silos.Grains(0).GetGrain<IManagementGrain>(0);
        for (var looks = 0; (await active.GetActiveGrains(GrainType.Create(grain))).Any(id => Addresses.Read(id.Key.ToString())?.District == nowhere.Id); looks++)
        {
            Assert.True(looks < 200_000, "It is still there.");
            await Task.Yield();
        }

        foreach (var (kind, id) in new[]
        {
            (StreamKind.Teacher, nowhere.Tess.Value), (StreamKind.Coach, nowhere.Cora.Value), (StreamKind.School, nowhere.Hill.Value),
            (StreamKind.District, nowhere.Id.Value), (StreamKind.Roster, nowhere.Id.Value),
        })
        {
            Assert.Empty(await silos.Store.Read(new(nowhere.Id, kind, id)));
        }
    }

    [Fact]
    public async Task Ending_with_somebody_who_does_not_exist_is_answered_as_ever_and_begins_no_stream()
    {
        var d = await TestDistrict.Begin(silos);
        var nobody = new PersonId(Guid.NewGuid());
        var asked = new EndAsked(Guid.NewGuid(), d.Cora.Value, d.Cora.Value);
        var known = await d.Teacher(d.Tess, 0).EndPartnership(asked);
        Assert.Equal(known, await d.Teacher(nobody, 0).EndPartnership(asked));
        Assert.Equal(known, await d.Teacher(nobody, 0).EndPartnership(asked with { By = nobody.Value }));
        Assert.Empty(await silos.Store.Read(new(d.Id, StreamKind.Teacher, nobody.Value)));
        Assert.Single(await silos.Store.Read(new(d.Id, StreamKind.Teacher, d.Tess.Value)));
    }

    private Dictionary<string, Func<Task>> Asks(TestDistrict d) => new()
    {
        ["teacher"] = () => silos.Grains(0).Teacher(d.Id, d.Tess).EndPartnership(new(Guid.NewGuid(), d.Tess.Value, Guid.NewGuid())),
        ["coach"] = () => silos.Grains(0).Coach(d.Id, d.Cora).Profile(),
        ["school"] = () => silos.Grains(0).School(d.Id, d.Hill).IntroduceCoach(new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid())),
        ["district"] = () => silos.Grains(0).District(d.Id).Get(),
        ["roster"] = () => silos.Grains(0).Roster(d.Id).WithdrawRole(new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Role.Coach, null, null)),
        ["register"] = () => silos.Grains(0).Register().Register(new(Guid.NewGuid(), "Not a slug")),
    };
}
