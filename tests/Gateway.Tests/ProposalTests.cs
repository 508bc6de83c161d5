using System.Globalization;
using System.Text.Json;
using System.Web;
using DistrictCoaching.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway.Tests;

[Collection(nameof(Service))]
public sealed class ProposalTests(Service service) : IAsyncLifetime
{
    private const string Selection = "consent { id } proposal { id url expiresAt } errors { code }";
    private static readonly string[] Wider = ["CONVERSATION", "CO_PLANNING", "VISIT"];
    private TestDistrict district = null!;

    private Member Never => district[Teachers.Never];

    private Member Live => district[Teachers.Live];

    public async ValueTask InitializeAsync()
    {
        district = await TestDistrict.Found(service, "Proposals");
        await district.Grant(Teachers.Live);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task An_app_proposes_and_the_teacher_alone_performs_the_very_command_once()
    {
        var before = await service.Heads(district.Id);
        var (text, operation) = await Proposed("grantConsent", Never, Grant());
        Assert.Equal(before, await service.Heads(district.Id));
        using var scope = service.Scope();
        var shown = await Page(scope).Find(new(district.Id), new(Never.Guid), text);
        var today = DateOnly.Parse(service.Today, CultureInfo.InvariantCulture);
        Assert.Equal(
            (ConsentAct.Grant, PartnerKind.Coach, today, today.AddDays(29), 1),
            (shown!.Act, shown.As, shown.From!.Value, shown.Until, shown.Uses!.Value));
        Assert.StartsWith("Coach ", shown.Partner, StringComparison.Ordinal);
        Assert.Equal([ActivityKind.Conversation], shown.Scope.Activities);
        Assert.Contains("partnership that you choose", shown.Notice, StringComparison.Ordinal);

        Assert.Null(await Confirm(Never, text));
        var granted = await service.Heads(district.Id);
        Assert.Null(await Confirm(Never, text));    // asked twice, done once
        Assert.Equal(granted, await service.Heads(district.Id));
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
            await district.Pause(Teachers.Live);
        }

        var consentId = district.Consents[Teachers.Live];
        var (text, _) = await Proposed(mutation, Live, act switch
        {
            ConsentAct.Widen => new { operationId = Guid.NewGuid(), consentId, scope = new { activities = Wider, subjectIds = new[] { district.Subject } }, noticeId = district.Notice },
            ConsentAct.Renew => new { operationId = Guid.NewGuid(), consentId, until = "2031-05-30", noticeId = district.Notice },
            _ => new { operationId = Guid.NewGuid(), consentId },
        });
        using var scope = service.Scope();
        Assert.Equal(act, (await Page(scope).Find(new(district.Id), new(Live.Guid), text))!.Act);
        Assert.Null(await Confirm(Live, text));
        Assert.Equal("LIVE", Assert.Single(await Consents(Live)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task It_opens_for_her_alone_unchanged_and_for_a_day()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        using var scope = service.Scope();
        var (confirming, flipped) = (Page(scope), text[..^4] + (text[^4] == 'A' ? 'B' : 'A') + text[^3..]);
        Assert.Null(await confirming.Find(new(district.Id), new(Live.Guid), text));
        Assert.Null(await confirming.Find(new(Guid.NewGuid()), new(Never.Guid), text));
        Assert.Null(await confirming.Find(new(district.Id), new(Never.Guid), flipped));
        Assert.Null(await confirming.Find(new(district.Id), new(Never.Guid), ""));
        Assert.Null(await confirming.Find(new(district.Id), new(Never.Guid), new string('A', 100_000)));
        Assert.Equal(Refusal.NotFound, await Confirm(Live, text));
        Assert.NotNull(await confirming.Find(new(district.Id), new(Never.Guid), text));
        service.Clock.Advance(Proposals.Lasts);
        Assert.Null(await confirming.Find(new(district.Id), new(Never.Guid), text));
        Assert.Equal(Refusal.NotFound, await Confirm(Never, text));
        Assert.Empty(await Consents(Never));
    }

    [Fact]
    public async Task A_sign_in_that_is_not_fresh_confirms_nothing()
    {
        var (text, _) = await Proposed("grantConsent", Never, Grant());
        using var scope = service.Scope();
        var refusal = await Page(scope).Confirm(new(district.Id), new(Never.Guid), service.Clock.GetUtcNow() - OwnClient.Fresh - TimeSpan.FromSeconds(1), text);
        Assert.Equal("FRESH_SIGN_IN_REQUIRED", refusal!.Code);
        Assert.Empty(await Consents(Never));
    }

    [Fact]
    public async Task The_largest_scope_fits_into_an_address_and_says_nothing_readable()
    {
        var lists = (await Live.Ask("{ taxonomy { subjects { id } skills { id } } }")).Data.GetProperty("taxonomy");
        string[] Ids(string list) => [.. lists.GetProperty(list).EnumerateArray().Select(term => term.GetProperty("id").GetString()!)];
        var (text, _) = await Proposed("grantConsent", Never, Grant([.. Ids("subjects"), .. Ids("subjects")], Ids("skills")));
        Assert.InRange(text.Length, 1, 6_000);
        using var scope = service.Scope();
        Assert.Equal(Taxonomy.Skills.Length, (await Page(scope).Find(new(district.Id), new(Never.Guid), text))!.Scope.Skills.Length);
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
        var answer = await district.Who(TestDistrict.App).Ask($"mutation($input: GrantConsentInput!) {{ grantConsent(input: $input) {{ {Selection} }} }}", new { input = Grant() });
        Assert.Equal("""{"data":{"grantConsent":{"consent":null,"proposal":null,"errors":[{"code":"NOT_ALLOWED"}]}}}""", answer.Text);
    }

    private object Grant(string[]? subjects = null, string[]? skills = null) => new
    {
        operationId = Guid.NewGuid(),
        partnerId = district["Coach"].Id,
        @as = "COACH",
        preset = "ONE_CONVERSATION",
        scope = new { subjectIds = subjects ?? [district.Subject], skillIds = skills ?? [] },
        noticeId = district.Notice,
    };

    /// <summary>The sealed text that an app is given, and the operation it carries.</summary>
    private async Task<(string Text, Guid Operation)> Proposed(string mutation, Member teacher, object input)
    {
        var answer = await AsApp(teacher, mutation, input);
        Assert.Equal("CONFIRMATION_REQUIRED", answer.GetProperty("errors")[0].GetProperty("code").GetString());
        var proposal = answer.GetProperty("proposal");
        var address = new Uri(proposal.GetProperty("url").GetString()!);
        Assert.Equal(TestIssuer.Address + "account/proposal", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(service.Clock.GetUtcNow() + Proposals.Lasts, proposal.GetProperty("expiresAt").GetDateTimeOffset());
        var text = HttpUtility.ParseQueryString(address.Query)["proposal"]!;
        Assert.Equal(text, proposal.GetProperty("id").GetString());
        return (text, (Guid)input.GetType().GetProperty("operationId")!.GetValue(input)!);
    }

    private async Task<JsonElement> AsApp(Member teacher, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input!";
        var token = service.Token(teacher.Guid.ToString("D"), district.Id, "an-app");
        var answer = await service.Ask(token, $"mutation($input: {type}) {{ {mutation}(input: $input) {{ {Selection} }} }}", new { input });
        return answer.Data.GetProperty(mutation);
    }

    private async Task<Refusal?> Confirm(Member teacher, string text)
    {
        using var scope = service.Scope();
        return await Page(scope).Confirm(new(district.Id), new(teacher.Guid), service.Clock.GetUtcNow(), text);
    }

    /// <summary>What our own page asks.</summary>
    private static Confirming Page(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<Confirming>();

    private static async Task<IEnumerable<JsonElement>> Consents(Member teacher) =>
        (await teacher.Ask("{ viewer(actingAs: TEACHER) { asTeacher { consents { id state } } } }")).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents").EnumerateArray();
}
