using System.Net;

namespace DistrictCoaching.Identity.Tests;

public sealed class PageTests : ServiceTests
{
    private protected override Task<Service> Start() => Service.WithPeople(options => (options.Limits.WrongPasswords, options.Limits.FormsPerMinute, options.Limits.TokensPerMinute) = (3, 12, 2));

    [Theory]
    [InlineData("account/sign-in")]
    [InlineData("account/sign-in?district=lincoln")]
    [InlineData("account/signed-out")]
    [InlineData("account/accept?link=none")]
    [InlineData("connect/authorize")]
    public async Task Every_page_has_a_language_one_heading_labels_and_no_script(string address)
    {
        var page = await Browser.Open(address);
        var html = page.Html!.Root!;
        Assert.Equal("en", html.Attribute("lang")!.Value);
        Assert.Single(html.Descendants("h1"));
        Assert.Single(html.Descendants("main"));
        Assert.Empty(html.Descendants("script"));
        Assert.Empty(html.Descendants("style"));
        Assert.DoesNotContain(html.Descendants(), element => element.Attributes().Any(attribute => attribute.Name == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        var labels = html.Descendants("label").Select(label => label.Attribute("for")!.Value);
        var inputs = html.Descendants("input").Where(input => input.Attribute("type")!.Value != "hidden").Select(input => input.Attribute("id")!.Value);
        Assert.Equal(inputs, labels);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
            string.Join(' ', page.Answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-store", string.Join(' ', page.Answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("no-referrer", string.Join(' ', page.Answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("es-MX,es;q=0.9,en;q=0.8", "es", "Iniciar sesión")]
    [InlineData("fr,es;q=0.5,en;q=0.7", "en", "Sign in")]
    [InlineData("de", "en", "Sign in")]
    [InlineData("en;q=0.1,es;q=0.2", "es", "Iniciar sesión")]
    public async Task A_page_speaks_the_language_that_the_browser_prefers(string accept, string language, string title)
    {
        using var other = Service.Browser(accept);
        var page = await other.Open("account/sign-in");
        Assert.Equal(language, page.Html!.Root!.Attribute("lang")!.Value);
        Assert.Equal(title, page.Title);
    }

    [Fact]
    public async Task What_people_enter_is_text_and_never_markup()
    {
        const string Nasty = "\"><script>alert(1)</script>";
        var page = await Browser.SignIn(await Browser.Open("account/sign-in"), Nasty, Nasty, Nasty);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Empty(page.Html!.Descendants("script"));
        Assert.Equal(Nasty, page.Html.Descendants("input").Single(input => input.Attribute("name")!.Value == "district").Attribute("value")!.Value);
    }

    [Fact]
    public async Task Whatever_does_not_fit_is_answered_alike()
    {
        var asked = await Browser.Open("account/sign-in");
        foreach (var (district, login, password) in new[]
        {
            ("lincoln", "ana", "not her password"), ("lincoln", "nobody", Roster.Password), ("nowhere", "ana", Roster.Password), ("madison", "ana", Roster.Password),
        })
        {
            var page = await Browser.SignIn(asked, district, login, password);
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Equal(
                "District, login and password do not fit together, or this person cannot sign in. If you have no password yet, use the link that your district sent you.",
                page.Problem);
        }
    }

    [Theory]
    [InlineData("account/sign-in")]
    [InlineData("account/accept")]
    public async Task A_form_that_is_not_ours_is_refused(string address)
    {
        var page = await Browser.Post(address, ("district", "lincoln"), ("login", "ana"), ("password", Roster.Password));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain(Browser.SetCookies, cookie => cookie.StartsWith("dc-session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_return_ticket_that_is_not_ours_leads_nowhere()
    {
        var page = await Browser.Open("account/sign-in?return=https%3A%2F%2Fattacker.example");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("This did not work", page.Title);
    }

    [Fact]
    public async Task Signed_in_without_an_application_the_person_is_told_so() =>
        Assert.Equal("You are signed in", (await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana")).Title);

    [Fact]
    public async Task Many_wrong_passwords_are_held_back_for_that_login_only()
    {
        var asked = await Browser.Open("account/sign-in");
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Browser.SignIn(asked, "lincoln", "ana", "not her password")).Status);
        }

        var held = await Browser.SignIn(asked, "Lincoln ", "ANA");
        Assert.Equal(HttpStatusCode.TooManyRequests, held.Status);
        Assert.Equal(TimeSpan.FromMinutes(15), held.Answer.Headers.RetryAfter!.Delta);
        Assert.Equal("There were too many wrong passwords from here. Try again in a few minutes.", held.Problem);
        Assert.Equal(HttpStatusCode.OK, (await Browser.SignIn(asked, "lincoln", "ben")).Status);
        Service.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana")).Status);
    }

    [Fact]
    public async Task One_address_sends_no_more_than_its_share()
    {
        for (var time = 0; time < 12; time++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Post("account/sign-in")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Browser.Post("account/sign-in")).Status);
        using var operators = new CodeFlow(Service, "operator", secret: "wrong, wrong, wrong, wrong, wrong, wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await operators.Token(("grant_type", "client_credentials"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await operators.Token(("grant_type", "client_credentials"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await operators.Token(("grant_type", "client_credentials"))).Status);
    }

    [Fact]
    public async Task The_style_sheet_is_served()
    {
        var style = await Browser.Open("account/style.css");
        Assert.Equal("text/css", style.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(":focus-visible", await style.Answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
