using System.Net;
using System.Text.Json;
using System.Web;

namespace DistrictCoaching.EndToEnd;

/// <summary>A district's application proposes in a teacher's name, over real HTTP: what she confirms on our own page is done, once, and nothing else is.</summary>
public sealed class ProposalTests : ServiceCase
{
    private const string Login = "pip.thimbleberry";
    private static readonly string[] Coaching = ["COACHING"];
    private string lead = "", teacher = "", app = "", coach = "", subject = "";

    private protected override async Task Begin(string printed)
    {
        (lead, teacher) = (await Service.Token("philippa.nightingale-osei"), await Service.Token(Login));
        var back = new Uri("https://planner.example/back");
        var made = await Service.Api.Done(
            lead, "registerApp", new { operationId = Guid.NewGuid(), name = "Planner", forPeople = Coaching, redirectUris = (string[])[back.AbsoluteUri] }, "app { clientId } secret");
        using var flow = new AppFlow(Service.Address, made.GetProperty("app").GetProperty("clientId").GetString()!, made.GetProperty("secret").GetString()!, back);
        (app, _) = await flow.SignIn("marmalade-bay", Login, await Service.Password(), agrees: true);
        coach = (await Service.Api.Ask(await Service.Token("dulcinea.rivers"), "{ viewer { id } }")).GetProperty("viewer").GetProperty("id").GetString()!;
        subject = (await Service.Api.Ask(teacher, "{ taxonomy { subjects { id } } }")).GetProperty("taxonomy").GetProperty("subjects")[0].GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task She_confirms_what_she_saw_once_and_nobody_else_and_nothing_else()
    {
        var address = await Proposed();
        Assert.Empty(await Consents());
        using var hers = Browser();
        var page = await Shown(hers, address, Login);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Dulcinea Rivers", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var proposal = HttpUtility.ParseQueryString(new Uri(address).Query)["proposal"]!;
        var changed = proposal[..^4] + (proposal[^4] == 'A' ? 'B' : 'A') + proposal[^3..];
        Assert.Equal(HttpStatusCode.NotFound, (await Pages.Send(hers, page, ("decision", "yes"), ("proposal", changed))).StatusCode);
        using var anothers = Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await Shown(anothers, address, "juniper.quillfeather")).StatusCode);
        Assert.Empty(await Consents());

        Assert.Equal(HttpStatusCode.OK, (await Pages.Send(hers, page, ("decision", "yes"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Pages.Send(hers, page, ("decision", "yes"))).StatusCode);    // she pressed twice
        var consent = Assert.Single(await Consents());
        Assert.Equal("LIVE", consent.GetProperty("state").GetString());
        Assert.Empty(await Service.Api.Do(app, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent.GetProperty("id").GetString() }));
        Assert.Equal(HttpStatusCode.Conflict, (await Pages.Send(hers, page, ("decision", "yes"))).StatusCode);

        var (declined, outdated) = (await Proposed(), await Proposed());
        page = await Shown(hers, declined);
        Assert.Equal(HttpStatusCode.OK, (await Pages.Send(hers, page, ("decision", "no"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Pages.Send(hers, page, ("decision", "yes"))).StatusCode);
        page = await Shown(hers, outdated);
        Assert.Empty(await Service.Api.Do(lead, "publishNotice", new { operationId = Guid.NewGuid(), language = "ENGLISH", text = "Another notice." }));
        Assert.Equal(HttpStatusCode.Conflict, (await Pages.Send(hers, page, ("decision", "yes"))).StatusCode);
        Assert.Equal("ENDED", Assert.Single(await Consents()).GetProperty("state").GetString());
    }

    private HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = Service.Address };

    /// <summary>The address that the application is given, where it is given nothing else.</summary>
    private async Task<string> Proposed()
    {
        var noticeId = (await Service.Api.Ask(app, "{ district { noticesInForce { id } } }")).GetProperty("district").GetProperty("noticesInForce")[0].GetProperty("id").GetString();
        var grant = new { operationId = Guid.NewGuid(), partnerId = coach, @as = "COACH", preset = "ONE_CONVERSATION", scope = new { subjectIds = (string[])[subject] }, noticeId };
        var answer = (await Service.Api.Ask(app, Api.Document("grantConsent", "consent { id } proposal { url }"), new { input = grant })).GetProperty("grantConsent");
        Assert.Equal("CONFIRMATION_REQUIRED", answer.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("consent").ValueKind);
        return answer.GetProperty("proposal").GetProperty("url").GetString()!;
    }

    /// <summary>What stands at the address; whoever is named signs in first.</summary>
    private async Task<HttpResponseMessage> Shown(HttpClient browser, string address, string? login = null)
    {
        var page = await browser.GetAsync(new Uri(address));
        return login is null ? page : await Pages.Send(browser, page, ("district", "marmalade-bay"), ("login", login), ("password", await Service.Password()));
    }

    private async Task<IEnumerable<JsonElement>> Consents() =>
        (await Service.Api.Ask(teacher, "{ viewer(actingAs: TEACHER) { asTeacher { consents { id state } } } }")).GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents").EnumerateArray();
}
