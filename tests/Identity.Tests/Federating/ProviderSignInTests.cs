using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Signing in with a district's own provider, by a real one.</summary>
public sealed class ProviderSignInTests(UpstreamProviders upstreams) : FederationTest(upstreams)
{
    [Fact]
    public async Task A_person_whom_the_roster_knows_signs_in_and_is_pinned_to_her_district()
    {
        await First.Tell("cam", Honest());
        var token = await Token(await Come(Browser));
        Assert.Equal((Cam.Person.Value.ToString("D"), Cam.District.Value.ToString("D")), (token.Subject, token.GetClaim("tenant").Value));
        Assert.Equal(IdentityNames.ProviderAcr, token.GetClaim("acr").Value);
        Assert.Empty(Service.Safeguards.Sealed);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("district", "madison"), ("prompt", "none")))).Given("error"));
    }

    [Fact]
    public async Task Once_linked_she_is_known_by_issuer_and_subject_whatever_else_is_said()
    {
        await First.Tell("cam", Honest());
        await Come(Browser);
        Federation.Keys.Clear();
        await First.Tell("cam", Honest(key: "a-1"));
        using var other = Service.Browser();
        Assert.Equal(Cam.Person.Value.ToString("D"), (await Token(await Come(other))).Subject);
    }

    [Fact]
    public async Task The_first_link_of_one_who_has_a_password_closes_her_coaching_and_no_later_sign_in_does()
    {
        await First.Tell("ana", Honest("a-1", "ana-oid"));
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), (await Token(await Come(Browser))).Subject);
        Assert.Equal([Roster.Ana.Person], Service.Safeguards.Sealed);
        using var other = Service.Browser();
        await Come(other);
        Assert.Single(Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task The_first_link_of_one_whose_other_record_has_a_password_closes_her_coaching()
    {
        Service.Safeguards.Others[Cam.Person] = [Roster.Ben.Person];
        await First.Tell("cam", Honest());
        await Come(Browser);
        Assert.Equal([Cam.Person], Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task Where_she_cannot_be_sealed_nobody_is_linked()
    {
        Service.Safeguards.Works = false;
        await First.Tell("ana", Honest("a-1", "ana-oid"));
        Refused(await Come(Browser), SignInFailure.TryAgain);
        Assert.Equal(0, await Service.Ask<IdentityDb, int>(db => db.ProviderLinks.CountAsync()));
    }

    [Fact]
    public async Task Unlinked_she_is_signed_out_and_linked_anew_sealed()
    {
        await First.Tell("cam", Honest());
        var tokens = await Flow.Redeem((await Come(Browser)).Given("code")!);
        await Service.Do<ISignInSetup>(setup => setup.Unlink(Cam.District, Cam.Person));
        Assert.Equal("invalid_grant", (await Flow.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        Assert.Empty(Service.Safeguards.Sealed);
        await First.Tell("cam-two", Honest(oid: "cam-two-oid"));
        Assert.Equal(Cam.Person.Value.ToString("D"), (await Token(await Come(Browser))).Subject);
        Assert.Equal([Cam.Person], Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task With_another_provider_sessions_of_the_former_end_and_its_people_are_linked_anew_sealed()
    {
        await First.Tell("cam", Honest());
        await Come(Browser);
        Federation.Providers[Roster.Lincoln.District] = Entra(Second.Issuer);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        await Second.Tell("cam", Honest());
        Assert.Equal(Cam.Person.Value.ToString("D"), (await Token(await Come(Browser, at: Second))).Subject);
        Assert.Equal([Cam.Person], Service.Safeguards.Sealed);
        Federation.Providers.Remove(Roster.Lincoln.District);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
    }

    [Fact]
    public async Task A_new_secret_of_the_same_provider_ends_no_session()
    {
        await First.Tell("cam", Honest());
        await Come(Browser);
        Federation.Providers[Roster.Lincoln.District] = Entra(First.Issuer) with { ClientSecret = "rotated" };
        Assert.NotNull((await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("code"));
    }

    [Fact]
    public async Task Who_left_is_refused_at_once()
    {
        await First.Tell("cam", Honest());
        var tokens = await Flow.Redeem((await Come(Browser)).Given("code")!);
        Service.People.Deactivate(Cam);
        Assert.Equal("invalid_grant", (await Flow.Refresh(tokens["refresh_token"]!))["error"]);
        Refused(await Come(Browser), SignInFailure.NotFound);
    }

    [Fact]
    public async Task Nobody_who_signs_in_with_a_provider_gets_a_link_to_set_a_password()
    {
        await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Cam.District, Cam.Person));
        await First.Tell("cam", Honest());
        await Come(Browser);
        Assert.Equal(0, await Service.Ask<IdentityDb, int>(db => db.Links.CountAsync()));
        await Service.Do<ISignInSetup>(setup => setup.Unlink(Cam.District, Cam.Person));
        Assert.Equal(ISignInLinks.AlreadyHasSignIn, (await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Cam.District, Cam.Person))).Refused);
    }

    [Fact]
    public async Task Of_one_who_is_in_two_records_none_is_linked_until_they_are_one()
    {
        Service.People.Merge(Cam);
        Federation.Keys[(Roster.Lincoln.District, "c-1")] = Cam with { Merged = true };
        await First.Tell("cam", Honest());
        Refused(await Come(Browser), SignInFailure.NotFound);
    }

    [Fact]
    public async Task A_fresh_sign_in_is_asked_of_the_provider_and_one_of_an_hour_ago_is_none()
    {
        await First.Tell("cam", Honest());
        await Come(Browser);
        var to = await Depart(Browser, "lincoln", ("prompt", "login"));
        Assert.Equal(("login", "0"), (Asked(to, "prompt"), Asked(to, "max_age")));
        var back = await Browser.Open((await First.Walk(to)).AbsoluteUri);
        Assert.True(long.Parse((await Token(back)).GetClaim("auth_time").Value, System.Globalization.CultureInfo.InvariantCulture) > Service.Clock.GetUtcNow().ToUnixTimeSeconds() - 60);
        await First.Tell("cam", Honest(), lie: "old");
        Refused(await Come(Browser, changed: ("max_age", "0")), SignInFailure.NotFresh);
    }

    [Fact]
    public async Task An_old_sign_in_at_the_provider_is_as_old_here()
    {
        await First.Tell("cam", Honest(), lie: "old");
        var back = await Come(Browser);
        Assert.True(long.Parse((await Token(back)).GetClaim("auth_time").Value, System.Globalization.CultureInfo.InvariantCulture) <= Service.Clock.GetUtcNow().ToUnixTimeSeconds() - 3540);
    }

    [Theory]
    [InlineData(SignInMatch.RosterKey)]
    [InlineData(SignInMatch.Email)]
    public async Task What_the_token_lacks_the_provider_is_asked_for(SignInMatch match)
    {
        Federation.Providers[Roster.Lincoln.District] = Oidc(First.Issuer, match);
        Federation.Addresses[(Roster.Lincoln.District, "cam@lincoln.example")] = Cam;
        await Service.Do<IdentityDb>(db => DomainTests.Proved(db, Roster.Lincoln, "lincoln.example"));
        await First.Tell("cam", new { }, more: new { sourcedId = "c-1", email = "cam@lincoln.example", email_verified = true });
        Assert.Equal(Cam.Person.Value.ToString("D"), (await Token(await Come(Browser))).Subject);
    }

    private static string? Asked(string address, string name) => System.Web.HttpUtility.ParseQueryString(new Uri(address).Query)[name];
}
