using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Of confirming and declining the first is the only one.</summary>
[Collection(nameof(Service))]
public sealed class ProposalDecisionTests(Service service) : ProposalCases(service)
{
    [Fact]
    public async Task A_declined_proposal_is_final_and_its_app_sees_what_it_saw()
    {
        var input = Grant();
        var (text, _) = await Proposed("grantConsent", Never, input);
        Assert.Equal(Refusal.NotFound, await Decline(Live, text));
        Assert.Null(await Decline(Never, text));
        Assert.Null(await Decline(Never, text));    // asked twice, done once
        var (again, _) = await Proposed("grantConsent", Never, input);
        using var scope = Service.Scope();
        foreach (var closed in new[] { text, again })
        {
            Assert.Null(await Page(scope).Find(new(District.Id), new(Never.Guid), closed));
            Assert.Equal(Refusal.NotFound, await Confirm(Never, closed));
        }

        Assert.Empty(await Consents(Never));
        Assert.Null(await Confirm(Never, (await Proposed("grantConsent", Never, Grant())).Text));
    }

    [Fact]
    public async Task What_was_confirmed_is_withdrawn_and_no_longer_declined()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        Assert.Null(await Confirm(Never, text));
        Assert.Equal("PROPOSAL_SETTLED", (await Decline(Never, text))?.Code);
        var consent = Assert.Single(await Consents(Never));
        await Never.Do("withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent.GetProperty("id").GetString() });
        Assert.Equal("PROPOSAL_SETTLED", (await Confirm(Never, text))?.Code);    // not "it is done": it is over, and stays so
        Assert.Equal("ENDED", Assert.Single(await Consents(Never)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_confirmed_and_paused_since_is_not_done_again_and_stays_paused()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        Assert.Null(await Confirm(Never, text));
        Assert.Null(await Confirm(Never, text));    // asked twice, done once
        var consent = Assert.Single(await Consents(Never)).GetProperty("id").GetString();
        await Never.Do("pauseConsent", new { operationId = Guid.NewGuid(), consentId = consent });
        Assert.Equal("PROPOSAL_SETTLED", (await Confirm(Never, text))?.Code);
        Assert.Equal("PAUSED", Assert.Single(await Consents(Never)).GetProperty("state").GetString());
        Assert.Null(await Confirm(Never, (await Proposed("resumeConsent", Never, new { operationId = Guid.NewGuid(), consentId = consent })).Text));
        Assert.Null(await Confirm(Never, text));
    }

    [Fact]
    public async Task What_was_confirmed_and_is_used_up_since_is_not_said_to_be_done()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        Assert.Null(await Confirm(Never, text));
        await District.Record(Teachers.Never);
        Assert.Equal("RAN_OUT", Assert.Single(await Consents(Never)).GetProperty("state").GetString());
        Assert.Equal("PROPOSAL_SETTLED", (await Confirm(Never, text))?.Code);
    }

    [Fact]
    public async Task A_notice_that_was_changed_since_is_not_what_she_read()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        await District["Lead"].Do("publishNotice", new { operationId = Guid.NewGuid(), language = "ENGLISH", text = "Another notice." });
        Assert.Equal("NOTICE_OUTDATED", (await Confirm(Never, text))?.Code);
        Assert.Empty(await Consents(Never));
    }

    [Fact]
    public async Task A_sign_in_that_is_not_fresh_confirms_nothing()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        using var scope = Service.Scope();
        var refusal = await Page(scope).Confirm(new(District.Id), new(Never.Guid), Service.Clock.GetUtcNow() - OwnClient.Fresh - TimeSpan.FromSeconds(1), text);
        Assert.Equal("FRESH_SIGN_IN_REQUIRED", refusal!.Code);
        Assert.Empty(await Consents(Never));
    }
}
