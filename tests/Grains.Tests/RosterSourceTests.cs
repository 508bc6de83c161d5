using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>From where a roster is fetched: what is refused, and that credentials go with their source and nothing else does.</summary>
[Collection(nameof(Silos))]
public sealed class RosterSourceTests(TwoSilos silos) : FromService(silos)
{
    [Fact]
    public async Task Credentials_lie_sealed_and_are_destroyed_with_their_source()
    {
        var d = await Begin();
        var first = await Set(d, hour: 3);
        Assert.Equal((1, 0), (await Held(d, first), await Contents(d, first)));    // under a key of its own, whatever id the operation has
        var view = (await d.District(1).RosterSource())!;
        Assert.Equal(("1.2", "id:1", 3, d.Dora.Value), (view.Version, view.ClientId, view.Hour, view.By));
        Assert.True(await Silos.Imports.IsFetched(d.Id));
        var second = await Set(d, hour: null);
        Assert.Equal((0, 1, false), (await Held(d, first), await Held(d, second), await Silos.Imports.IsFetched(d.Id)));
        TestDistrict.Accepted(await d.District(0).RemoveRosterSource(new(Guid.NewGuid(), d.Dora.Value)));
        Assert.Equal(0, await Held(d, second));
        Assert.Null(await d.District(1).RosterSource());
        Assert.Equal("NO_ROSTER_SOURCE", (await d.RosterFetch(1).Fetch(new(Guid.NewGuid(), d.Dora.Value, PlanOnly: false))).Refusal?.Code);
    }

    [Fact]
    public async Task An_operation_with_a_persons_id_takes_nothing_of_hers_away()
    {
        var d = await Begin();
        await d.Granted(0);
        await d.Recorded(0);
        var notes = await Contents(d, d.Tess.Value);
        foreach (var operation in new[] { d.Tess.Value, d.Id.Value })
        {
            TestDistrict.Accepted(await d.District(0).SetRosterSource(Asked(d, hour: 3) with { Operation = operation }));
            TestDistrict.Accepted(await d.District(0).RemoveRosterSource(new(Guid.NewGuid(), d.Dora.Value)));
        }

        Assert.True(notes > 0);
        Assert.Equal(notes, await Contents(d, d.Tess.Value));
        Assert.NotEmpty((await d.District(1).Get())!.Name);
    }

    [Fact]
    public async Task An_operation_that_is_asked_again_takes_no_later_source_away()
    {
        var d = await Begin();
        var set = Asked(d, hour: 3);
        TestDistrict.Accepted(await d.District(0).SetRosterSource(set));
        var second = await Set(d, hour: 4);
        Assert.Equal("OPERATION_REUSED", (await d.District(1).SetRosterSource(set)).Refusal?.Code);
        Assert.Equal(1, await Held(d, second));
        var removal = new RosterSourceRemovalAsked(Guid.NewGuid(), d.Dora.Value);
        TestDistrict.Accepted(await d.District(0).RemoveRosterSource(removal));
        var third = await Set(d, hour: 5);
        TestDistrict.Accepted(await d.District(0).RemoveRosterSource(removal));
        TestDistrict.Accepted(await d.District(1).RemoveRosterSource(removal));
        Assert.Equal(1, await Held(d, third));
        Assert.Equal(5, (await d.District(1).RosterSource())!.Hour);
    }

    [Theory]
    [InlineData("ftp://sis.example", "https://sis.example/token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example/path", "https://sis.example/token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "https://me:you@sis.example/token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "https://sis.example/token?a=b", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "https://sis.example/token", "", "s", "ROSTER_SOURCE_CREDENTIALS")]
    [InlineData("https://sis.example", "https://sis.example/token", "i", "", "ROSTER_SOURCE_CREDENTIALS")]
    public async Task A_source_that_cannot_be_asked_is_refused_and_makes_no_key(string host, string endpoint, string id, string secret, string code)
    {
        var d = await Begin();
        var operation = Guid.NewGuid();
        Assert.Equal(code, (await d.District(0).SetRosterSource(new(operation, d.Dora.Value, "1.2", host, endpoint, id, secret, 3))).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", (await d.District(0).SetRosterSource(new(operation, d.Pia.Value, "1.2", "https://sis.example", "https://sis.example/token", "i", "s", 3))).Refusal?.Code);
        Assert.Equal(0, await Held(d, operation));
        Assert.Null(await d.District(0).RosterSource());
    }

    [Fact]
    public async Task Credentials_are_destroyed_also_where_the_process_died_between()
    {
        var d = await Begin();
        var operation = await Set(d, hour: 3);
        var stream = new StreamKey(d.Id, StreamKind.District, d.Id.Value);
        var removed = new DistrictEvent.RosterSourceRemoved(ImportDocuments.Source(operation));
        var version = (await Silos.Store.Read(stream)).Count;
        Assert.Equal(Outcome.Appended, await Silos.Store.Append(new(stream, version, new(Guid.NewGuid(), Guid.Empty, new(new byte[32])), [Catalogue.Write(removed)], [], [], [])));
        Assert.Equal(1, await Held(d, operation));
        Assert.Null(await d.District(1).RosterSource());
        Assert.Equal(0, await Held(d, operation));
    }
}
