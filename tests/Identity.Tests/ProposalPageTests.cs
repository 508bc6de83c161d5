using System.Net;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

public sealed class ProposalPageTests : IAsyncLifetime
{
    private const string Address = "account/proposal?proposal=" + Proposals.Anas;
    private Service service = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        service = await Service.WithPeople();
        browser = service.Browser();
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return service.DisposeAsync();
    }

    [Fact]
    public async Task She_signs_in_sees_exactly_what_is_proposed_and_confirms_it()
    {
        var asked = await browser.Open(Address);
        Assert.Equal("Sign in", asked.Title);
        var page = await browser.SignIn(asked, "lincoln", "ana");
        Assert.Equal("Consent to this partnership?", page.Title);
        Assert.Equal(
            [
                "Partner", "Ben <Okafor> (coach)", "Activities", "Conversation", "Planning together", "Subjects", "Mathematics", "Skills", "As the two of you agree",
                "Days", "From September 2, 2030 until October 1, 2030", "Weekdays", "Mondays", "Ends", "By itself, after one activity",
            ], Lines(page));
        Assert.Contains(page.Html!.Descendants("p"), p => p.Attribute("lang")?.Value == "es" && p.Value == Proposals.Notice);
        Assert.Equal("It is done", (await Decide(page, "yes")).Title);
        Assert.Equal((Roster.Ana, service.Clock.GetUtcNow(), Proposals.Anas), Assert.Single(service.Proposals.Confirmed));
    }

    [Fact]
    public async Task The_page_speaks_spanish_and_has_no_script()
    {
        using var spanish = service.Browser("es-MX");
        var page = await spanish.SignIn(await spanish.Open(Address), "lincoln", "ana");
        Assert.Equal("¿Da su consentimiento a esta colaboración?", page.Title);
        Assert.Contains("Desde el 2 de septiembre de 2030 hasta el 1 de octubre de 2030", Lines(page));
        Assert.Empty(page.Html!.Descendants("script"));
        Assert.Equal(
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
            page.Answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Declining_changes_nothing_and_is_final()
    {
        var page = await browser.SignIn(await browser.Open(Address), "lincoln", "ana");
        Assert.Equal("Nothing was changed", (await Decide(page, "no")).Title);
        Assert.Equal(HttpStatusCode.NotFound, (await Decide(page, "yes")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Address)).Status);
        Assert.Empty(service.Proposals.Confirmed);
    }

    [Fact]
    public async Task No_button_at_all_is_no_yes()
    {
        var page = await browser.SignIn(await browser.Open(Address), "lincoln", "ana");
        Assert.Equal("Nothing was changed", (await browser.Submit(page)).Title);
        Assert.Empty(service.Proposals.Confirmed);
    }

    [Fact]
    public async Task An_older_session_is_not_enough_to_see_it_or_to_confirm_it()
    {
        var page = await browser.SignIn(await browser.Open(Address), "lincoln", "ana");
        service.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal("Consent to this partnership?", (await browser.Open(Address)).Title);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Sign in", (await browser.Open(Address)).Title);
        var again = await Decide(page, "yes");
        Assert.Equal("Sign in", again.Title);
        Assert.Empty(service.Proposals.Confirmed);
        Assert.Equal("Consent to this partnership?", (await browser.SignIn(again, "lincoln", "ana")).Title);    // shown once more, not done unseen
        Assert.Empty(service.Proposals.Confirmed);
    }

    [Fact]
    public async Task What_is_not_hers_or_none_is_one_plain_refusal()
    {
        await browser.SignIn(await browser.Open("account/sign-in"), "lincoln", "ben");
        var pages = new List<string>();
        foreach (var address in (string[])[Address, "account/proposal?proposal=forged", "account/proposal?proposal=", "account/proposal"])
        {
            var page = await browser.Open(address);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            pages.Add(page.Html!.ToString());
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task A_form_that_is_not_ours_confirms_nothing()
    {
        await browser.SignIn(await browser.Open(Address), "lincoln", "ana");
        var page = await browser.Post("account/proposal", ("proposal", Proposals.Anas), ("decision", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Empty(service.Proposals.Confirmed);
    }

    [Theory, InlineData("yes", "NOTICE_OUTDATED"), InlineData("no", "PROPOSAL_SETTLED")]
    public async Task A_refusal_is_told_in_her_words(string decision, string why)
    {
        service.Proposals.Refusal = new(why);
        var page = await Decide(await browser.SignIn(await browser.Open(Address), "lincoln", "ana"), decision);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(service.Proposals.Refusal.Message(), page.Html!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Everything_that_can_be_proposed_has_words(string language)
    {
        var words = ProposalWords.In(language);
        Assert.All(Enum.GetValues<ConsentAct>(), act => Assert.All([words.Title[act], words.Intro[act], words.Confirm[act]], Assert.NotEmpty));
        Assert.All(Enum.GetValues<ActivityKind>(), kind => Assert.NotEmpty(words.ActivityNames[kind]));
        Assert.All(Enum.GetValues<PartnerKind>(), kind => Assert.NotEmpty(words.Kinds[kind]));
        Assert.All(Enum.GetValues<DayOfWeek>(), day => Assert.NotEmpty(words.DayNames[day]));
    }

    private static IEnumerable<string> Lines(Shown page) => page.Html!.Descendants("dl").Single().Elements().Select(line => line.Value);

    private Task<Shown> Decide(Shown page, string decision) => browser.Submit(page, ("decision", decision));
}
