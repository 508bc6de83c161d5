using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A district is suspended at one silo; the other has not heard of it.</summary>
[Collection(nameof(Silos))]
public sealed class SuspensionTests(TwoSilos silos)
{
    /// <summary>What only ends something, and what is not of coaching: the gateway refuses the latter.</summary>
    private static readonly string[] StaysOpen =
        ["pause", "withdraw", "end", "publish notice", "set policy", "set import policy", "assign role", "withdraw role"];

    public static TheoryData<string> Commands => [.. Command.All.Select(command => command.Name)];

    [Theory, MemberData(nameof(Commands))]
    public async Task Nothing_of_coaching_is_done_at_any_silo_but_what_stops_it(string name)
    {
        var command = Command.All.Single(one => one.Name == name);
        var d = await TestDistrict.Begin(silos);
        var about = await command.Given(d, 0);
        await Command.Warm(d, 1);
        await Suspend(d);
        var (events, operation) = (await d.Events(), Guid.NewGuid());
        if (!StaysOpen.Contains(name))
        {
            Assert.Contains("DISTRICT_SUSPENDED", await TestDistrict.Refused(() => command.Ask(d, 1, operation, about)), StringComparison.Ordinal);
            Assert.Equal(events, await d.Events());
            await Resume(d);
            events++;
        }

        await command.Ask(d, 1, operation, about);
        Assert.Equal(events + command.Events, await d.Events());
    }

    [Fact]
    public async Task Nothing_that_depends_on_a_consent_is_told_at_any_silo()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Granted(0);
        var activity = await d.Recorded(0);
        await Command.Warm(d, 1);
        TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Cora.Value, activity)));
        await Suspend(d);
        Assert.Equal("DISTRICT_SUSPENDED", (await d.Teacher(1).Coverage(d.Covers)).Refusal?.Code);
        Assert.Equal("DISTRICT_SUSPENDED", (await d.Teacher(1).Partnership(d.Cora.Value)).Refusal?.Code);
        Assert.Equal("DISTRICT_SUSPENDED", (await d.Teacher(1).ReadNote(new(d.Cora.Value, activity))).Refusal?.Code);
        await Resume(d);
        Assert.True(TestDistrict.Accepted(await d.Teacher(1).Coverage(d.Covers)).Covered);
    }

    [Fact]
    public async Task What_is_hers_stays_open_and_no_consent_ends_by_it_or_gets_longer()
    {
        var d = await TestDistrict.Begin(silos);
        var consent = await d.Granted(0);
        var activity = await d.Recorded(0);
        await Command.Warm(d, 1);
        var before = (await d.Teacher(1).Own()).Consents.Single();
        await Suspend(d);
        var during = (await d.Teacher(1).Own()).Consents.Single();
        Assert.Equal((before.State, before.Until), (during.State, during.Until));
        Assert.Equal("We talked.", TestDistrict.Accepted(await d.Teacher(1).ReadNote(new(d.Tess.Value, activity))).Text);
        Assert.Equal(2, (await d.Teacher(1).Journal(0, 10)).Total);
        Assert.Equal(consent, (await d.Teacher(1).Receipt(consent))!.Consent);
        TestDistrict.Accepted(await d.Teacher(1).EraseContent(new(Guid.NewGuid(), d.Tess.Value)));
        Assert.Equal(Refusal.NotFound.Code, (await d.Teacher(1).ReadNote(new(d.Tess.Value, activity))).Refusal?.Code);
        await Resume(d);
        var after = (await d.Teacher(1).Own()).Consents.Single();
        Assert.Equal((before.State, before.Until), (after.State, after.Until));
    }

    [Fact]
    public async Task Its_leads_read_who_did_it_when_and_why()
    {
        var d = await TestDistrict.Begin(silos);
        await Suspend(d);
        silos.Clock.Advance(TimeSpan.FromHours(1));
        await Resume(d);
        var now = silos.Clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));    // as the stores keep it
        Assert.Equal(
            [new(OperatorActKind.Suspended, now.AddHours(-1), "operator", "Not paid.", null), new(OperatorActKind.Resumed, now, "operator", "Paid.", null)],
            await d.District(1).OperatorActs());
    }

    [Fact]
    public async Task A_lead_who_was_given_a_link_is_named_to_the_leads_and_nobody_else_is_given_one()
    {
        var d = await TestDistrict.Begin(silos);
        await Suspend(d);
        var operation = Guid.NewGuid();
        LeadSignInAsked Asked(PersonId who) => new(new(operation, "operator", "She cannot get in."), who.Value);
        Assert.Equal("NOT_FOUND", (await d.District(0).GiveLeadSignIn(Asked(d.Pia))).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await d.District(0).GiveLeadSignIn(Asked(new(Guid.NewGuid())))).Refusal?.Code);
        Assert.Equal("TEXT_EMPTY", (await d.District(0).GiveLeadSignIn(Asked(d.Dora) with { Order = new(operation, "operator", "") })).Refusal?.Code);
        Assert.Equal(silos.Clock.GetUtcNow().AddHours(1), TestDistrict.Accepted(await d.District(0).GiveLeadSignIn(Asked(d.Dora))).Until);
        await d.District(1).GiveLeadSignIn(Asked(d.Dora));
        var act = (await d.District(1).OperatorActs()).Last();
        Assert.Equal((OperatorActKind.LeadSignInGiven, "She cannot get in.", d.Dora.Value), (act.Kind, act.Reason, act.Person));
        Assert.Equal(2, (await d.District(1).OperatorActs()).Length);
    }

    [Fact]
    public async Task A_reason_is_needed_and_a_district()
    {
        var d = await TestDistrict.Begin(silos);
        foreach (var (reason, code) in new[] { ("", "TEXT_EMPTY"), (" \n", "TEXT_EMPTY"), (new string('x', 501), "TEXT_TOO_LONG") })
        {
            Assert.Equal(code, (await d.District(0).Suspend(new(Guid.NewGuid(), "operator", reason))).Refusal?.Code);
            Assert.Equal(code, (await d.District(0).Resume(new(Guid.NewGuid(), "operator", reason))).Refusal?.Code);
        }

        Assert.Equal(DistrictState.Active, (await d.District(1).Get())!.State.State);
        var nowhere = TestDistrict.Nowhere(silos);
        Assert.Equal("NOT_FOUND", (await nowhere.District(0).Suspend(new(Guid.NewGuid(), "operator", "None."))).Refusal?.Code);
    }

    private static async Task Suspend(TestDistrict d) =>
        Assert.Equal(DistrictState.Suspended, TestDistrict.Accepted(await d.District(0).Suspend(new(Guid.NewGuid(), "operator", "Not paid."))).State);

    private static async Task Resume(TestDistrict d) =>
        Assert.Equal(DistrictState.Active, TestDistrict.Accepted(await d.District(0).Resume(new(Guid.NewGuid(), "operator", "Paid."))).State);
}
