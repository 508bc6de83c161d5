using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A district goes to another service, as the verbs say it behind the grains' backs.</summary>
[Collection(nameof(Silos))]
public sealed class MoveTests(TwoSilos silos)
{
    private const string Why = "They move.";

    public static TheoryData<string> Commands => [.. Command.All.Select(command => command.Name).Where(name => name is "pause" or "withdraw" or "end")];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_stop_is_recorded_until_the_district_is_released_and_not_after_it(string name)
    {
        var command = Command.All.Single(one => one.Name == name);
        var d = await TestDistrict.Begin(silos);
        var about = await command.Given(d, 0);
        await Command.Warm(d, 1);
        var archive = await Exported(d);
        var events = await d.Events();
        await Moved(d, archive);
        Assert.Contains("DISTRICT_MOVED", await TestDistrict.Refused(() => command.Ask(d, 1, Guid.NewGuid(), about)), StringComparison.Ordinal);
        Assert.Equal(events + 1, await d.Events());
    }

    [Fact]
    public async Task She_withdraws_and_erases_while_it_is_exported_and_nothing_of_that_once_it_has_moved()
    {
        var d = await TestDistrict.Begin(silos);
        var consent = await d.Granted(0);
        await Command.Warm(d, 1);
        var archive = await Exported(d);
        TestDistrict.Accepted(await d.Teacher(1).WithdrawConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        TestDistrict.Accepted(await d.Teacher(0).EraseContent(new(Guid.NewGuid(), d.Tess.Value)));
        await Moved(d, archive);
        Assert.Equal("DISTRICT_MOVED", (await d.Teacher(1).EraseContent(new(Guid.NewGuid(), d.Tess.Value))).Refusal?.Code);
    }

    [Fact]
    public async Task An_exported_one_is_not_resumed_at_any_silo_until_that_is_called_off_and_its_leads_read_it_all()
    {
        var d = await TestDistrict.Begin(silos);
        await d.District(1).Get();
        await Exported(d);
        Assert.Equal("DISTRICT_EXPORTED", (await Resume(d)).Refusal?.Code);
        await Verbs.Say(d.Id, Why, order => new CallOffExport(order).Decide);
        TestDistrict.Accepted(await Resume(d));
        await Moved(d, await Exported(d));
        Assert.Equal("DISTRICT_MOVED", (await Resume(d)).Refusal?.Code);
        var acts = await d.District(1).OperatorActs();
        Assert.Equal(
            [OperatorActKind.Suspended, OperatorActKind.Exported, OperatorActKind.ExportCalledOff, OperatorActKind.Resumed, OperatorActKind.Suspended, OperatorActKind.Exported, OperatorActKind.Moved],
            acts.Select(act => act.Kind));
        Assert.Equal(("command-line", Why), (acts.Last().Client, acts.Last().Reason));
    }

    private Moves Verbs => silos.Of<Moves>();

    private async Task<Guid> Exported(TestDistrict d)
    {
        var archive = Guid.NewGuid();
        TestDistrict.Accepted(await d.District(0).Suspend(new(Guid.NewGuid(), "operator", Why)));
        await Verbs.Say(d.Id, Why, order => new ExportDistrict(order, archive).Decide);
        return archive;
    }

    private Task<District> Moved(TestDistrict d, Guid archive) => Verbs.Say(d.Id, Why, order => new ReleaseDistrict(order, archive, new(new byte[32]), Guid.NewGuid()).Decide);

    private static Task<Answer<DistrictStateView>> Resume(TestDistrict d) => d.District(1).Resume(new(Guid.NewGuid(), "operator", "Paid."));
}
