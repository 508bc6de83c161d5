using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What people and programs are told while the database does not answer.</summary>
[Collection(nameof(OnPostgres))]
public sealed class OutageTests(OnPostgres postgres) : ServiceTests
{
    [Fact]
    public async Task Every_page_and_every_endpoint_says_so_and_works_again_by_itself()
    {
        using var reader = new CodeFlow(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
        var tokens = await reader.Redeem((await Browser.Submit(await reader.Enter(Browser), ("decision", "yes"))).Given("code")!);
        using var other = Service.Browser();
        var (signIn, recover, school) = (await other.Open("account/sign-in"), await other.Open("account/recover"), await other.Open("account/school"));
        var link = (await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Lincoln.District, Roster.Zoe.Person))).Address!.AbsoluteUri;
        await using var down = await postgres.Down();

        var pages = await Task.WhenAll(
            other.SignIn(signIn, "lincoln", "ana"),
            other.Submit(recover, ("district", "lincoln"), ("login", "ana"), ("code", "0000"), ("password", Roster.Password), ("repeat", Roster.Password)),
            other.Submit(school, ("who", "ana@lincoln.example")),
            other.Open(link),
            Browser.Open("account"),
            Browser.Open("connect/verify?user_code=123"),
            Browser.Open(Flow.Authorize()),
            Browser.Open("connect/logout?client_id=portal"));
        Assert.All(pages, page => Assert.Equal((HttpStatusCode.ServiceUnavailable, "This did not work", 5.0), (page.Status, page.Title, page.Answer.Headers.RetryAfter?.Delta?.TotalSeconds)));

        var answers = await Task.WhenAll(
            reader.Token(("grant_type", "client_credentials"), ("scope", "coaching")),
            reader.Refresh(tokens["refresh_token"]!),
            reader.Push(),
            reader.Post("device", ("scope", "coaching")),
            reader.Post("introspect", ("token", tokens["access_token"])),
            reader.Post("revoke", ("token", tokens["refresh_token"])),
            reader.UserInfo(tokens["access_token"]!));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, "temporarily_unavailable"), (answer.Status, answer["error"])));

        await down.DisposeAsync();
        Assert.NotNull((await Flow.Enter(other)).Given("code"));
        Assert.Equal(HttpStatusCode.OK, (await reader.Refresh(tokens["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task After_a_crash_the_first_sign_in_works()
    {
        var page = await Browser.Open(Flow.Authorize());
        await postgres.Server.Restart();
        Assert.NotNull((await Browser.SignIn(page, "lincoln", "ana")).Given("code"));
    }

    private protected override Task<Service> Start() => postgres.WithPeople();
}
