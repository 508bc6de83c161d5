using System.Globalization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

[Collection(nameof(Service))]
public sealed class ProposalTests(Service service) : ProposalCases(service)
{
    private static readonly string[] Wider = ["CONVERSATION", "CO_PLANNING", "VISIT"];
    [Fact]
    public async Task An_app_proposes_and_the_teacher_alone_performs_the_very_command_once()
    {
        var before = await Service.Heads(District.Id);
        var (text, operation) = await Proposed("grantConsent", Never, Grant());
        Assert.Equal(before, await Service.Heads(District.Id));
        using var scope = Service.Scope();
        var shown = await Page(scope).Find(new(District.Id), new(Never.Guid), text);
        var today = DateOnly.Parse(Service.Today, CultureInfo.InvariantCulture);
        Assert.Equal(
            (ConsentAct.Grant, PartnerKind.Coach, today, today.AddDays(29), 1),
            (shown!.Act, shown.As, shown.From!.Value, shown.Until, shown.Uses!.Value));
        Assert.StartsWith("Coach ", shown.Partner, StringComparison.Ordinal);
        Assert.Equal([ActivityKind.Conversation], shown.Scope.Activities);
        Assert.Contains("partnership that you choose", shown.Notice, StringComparison.Ordinal);

        Assert.Null(await Confirm(Never, text));
        var granted = await Service.Heads(District.Id);
        Assert.Null(await Confirm(Never, text));    // asked twice, done once
        Assert.Equal(granted, await Service.Heads(District.Id));
        Assert.Equal(NodeId.Of("Consent", operation), Assert.Single(await Consents(Never)).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("widenConsent", ConsentAct.Widen)]
    [InlineData("renewConsent", ConsentAct.Renew)]
    [InlineData("resumeConsent", ConsentAct.Resume)]
    public async Task What_there_is_can_be_changed_so_too(string mutation, ConsentAct act)
    {
        if (act == ConsentAct.Resume)
        {
            await District.Pause(Teachers.Live);
        }

        var consentId = District.Consents[Teachers.Live];
        var (text, _) = await Proposed(mutation, Live, act switch
        {
            ConsentAct.Widen => new { operationId = Guid.NewGuid(), consentId, scope = new { activities = Wider, subjectIds = new[] { District.Subject } }, noticeId = District.Notice },
            ConsentAct.Renew => new { operationId = Guid.NewGuid(), consentId, until = "2031-06-30", noticeId = District.Notice },
            _ => new { operationId = Guid.NewGuid(), consentId },
        });
        using var scope = Service.Scope();
        Assert.Equal(act, (await Page(scope).Find(new(District.Id), new(Live.Guid), text))!.Act);
        Assert.Null(await Confirm(Live, text));
        Assert.Equal("LIVE", Assert.Single(await Consents(Live)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task It_opens_for_her_alone_unchanged_and_for_a_day()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        using var scope = Service.Scope();
        var (confirming, flipped) = (Page(scope), text[..^4] + (text[^4] == 'A' ? 'B' : 'A') + text[^3..]);
        Assert.Null(await confirming.Find(new(District.Id), new(Live.Guid), text));
        Assert.Null(await confirming.Find(new(Guid.NewGuid()), new(Never.Guid), text));
        Assert.Null(await confirming.Find(new(District.Id), new(Never.Guid), flipped));
        Assert.Null(await confirming.Find(new(District.Id), new(Never.Guid), ""));
        Assert.Null(await confirming.Find(new(District.Id), new(Never.Guid), new string('A', 100_000)));
        Assert.Equal(Refusal.NotFound, await Confirm(Live, text));
        Assert.NotNull(await confirming.Find(new(District.Id), new(Never.Guid), text));
        Service.Clock.Advance(Proposals.Lasts);
        Assert.Null(await confirming.Find(new(District.Id), new(Never.Guid), text));
        Assert.Equal(Refusal.NotFound, await Confirm(Never, text));
        Assert.Empty(await Consents(Never));
    }

    [Fact]
    public async Task The_largest_scope_fits_into_an_address_and_says_nothing_readable()
    {
        var lists = (await Live.Ask("{ taxonomy { subjects { id } skills { id } } }")).Data.GetProperty("taxonomy");
        string[] Ids(string list) => [.. lists.GetProperty(list).EnumerateArray().Select(term => term.GetProperty("id").GetString()!)];
        var (text, _) = await Proposed("grantConsent", Never, Grant([.. Ids("subjects"), .. Ids("subjects")], Ids("skills")));
        Assert.InRange(text.Length, 1, 6_000);
        using var scope = Service.Scope();
        Assert.Equal(Taxonomy.Skills.Length, (await Page(scope).Find(new(District.Id), new(Never.Guid), text))!.Scope.Skills.Length);
    }

    [Fact]
    public async Task What_the_lists_do_not_have_is_refused_without_a_proposal()
    {
        var answer = await AsApp(Never, "grantConsent", Grant([NodeId.Of("Subject", Guid.NewGuid())]));
        Assert.Equal("""{"consent":null,"proposal":null,"errors":[{"code":"UNKNOWN_SUBJECT"}]}""", answer.GetRawText());
    }

    [Fact]
    public async Task A_client_without_a_person_has_nobody_to_confirm()
    {
        var answer = await District.Who(TestDistrict.App).Ask($"mutation($input: GrantConsentInput!) {{ grantConsent(input: $input) {{ {Selection} }} }}", new { input = Grant() });
        Assert.Equal("""{"data":{"grantConsent":{"consent":null,"proposal":null,"errors":[{"code":"NOT_ALLOWED"}]}}}""", answer.Text);
    }
}
