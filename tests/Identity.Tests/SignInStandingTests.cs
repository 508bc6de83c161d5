using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What gateways are told of the sign-in behind an access token.</summary>
public sealed class SignInStandingTests : ServiceTests
{
    private string refresh = "", access = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (access, refresh) = await Tokens(Flow);
    }

    [Fact]
    public async Task It_counts_for_its_person_and_client_as_long_as_nothing_changed()
    {
        Assert.True(await Stands());
        Assert.False(await Stands(person: Roster.Ben));
        Assert.False(await Stands(person: Roster.Eva));
        foreach (var none in new[] { null, "", "nonsense", ".", Sid(access).Split('.')[0] + "x." + Sid(access).Split('.')[1] })
        {
            Assert.False(await Service.Ask<ISignIns, bool>(signIns => signIns.Stands(Roster.Ana.District, Roster.Ana.Person, "portal", none)));
        }
    }

    [Fact]
    public async Task A_taken_sign_in_counts_no_more_anywhere()
    {
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), (await Flow.UserInfo(access))["sub"]);
        Assert.True(await Service.Ask<ISignInLinks, bool>(links => links.Take(Roster.Ana.District, Roster.Ana.Person)));
        Assert.False(await Stands());
        Assert.False(await Stands("reader"));
        Assert.Null((await Flow.UserInfo(access))["sub"]);
    }

    [Fact]
    public async Task Signing_out_ends_what_our_own_client_was_given_in_this_session_and_nothing_else()
    {
        using var reader = new CodeFlow(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
        using var elsewhere = Service.Browser();
        var (other, _) = await Tokens(Flow, elsewhere);
        var hint = (await Flow.Redeem((await Browser.Open(Flow.Authorize())).Given("code")!))["id_token"];
        await Browser.Open($"connect/logout?id_token_hint={hint}");
        Assert.False(await Stands());
        Assert.True(await Stands("reader"));    // what she allowed others is hers to end apart
        Assert.True(await Stands(token: other));
        Assert.Equal("invalid_grant", (await Flow.Refresh(refresh))["error"]);
        Service.Clock.Advance(Prune.Kept + Sessions.Lifetime - TimeSpan.FromSeconds(1));
        await Service.Do<Prune>(prune => prune.Once(default));
        Assert.False(await Stands());
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Service.Do<Prune>(prune => prune.Once(default));
        Assert.True(await Stands());    // no token of then lives any more
    }

    [Fact]
    public async Task The_mark_stands_in_access_tokens_alone_and_is_not_the_stamp()
    {
        var tokens = await Flow.Redeem((await Browser.Open(Flow.Authorize())).Given("code")!);
        Assert.False(new JsonWebToken(tokens["id_token"]).TryGetClaim("sid", out _));
        var stamp = await Service.Ask<IdentityDb, string>(db => Task.FromResult(db.Accounts.Single(account => account.Person == Roster.Ana.Person.Value).Stamp));
        Assert.DoesNotContain(stamp, Sid(tokens["access_token"]!), StringComparison.Ordinal);
        Assert.Equal(Sid(access), Sid(tokens["access_token"]!));
        Assert.Equal(Sid(access), Sid((await Flow.Refresh(refresh))["access_token"]!));
    }

    private async Task<(string Access, string Refresh)> Tokens(CodeFlow flow, Browser? browser = null)
    {
        var answer = await flow.Redeem(await flow.Code(browser ?? Browser));
        return (answer["access_token"]!, answer["refresh_token"]!);
    }

    private Task<bool> Stands(string client = "portal", SignInPerson? person = null, string? token = null) =>
        Service.Ask<ISignIns, bool>(signIns => signIns.Stands((person ?? Roster.Ana).District, (person ?? Roster.Ana).Person, client, Sid(token ?? access)));

    private static string Sid(string token) => new JsonWebToken(token).GetClaim("sid").Value;
}
