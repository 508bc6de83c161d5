using DistrictCoaching.Domain;
using DistrictCoaching.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Lincoln signs in with the first provider, as an Entra directory; Cam is of Lincoln's roster and has no password.</summary>
[Collection(nameof(UpstreamProviders))]
public abstract class FederationTest(UpstreamProviders upstreams) : ServiceTests
{
    private protected const string Tid = "3f0c1d8e-0000-4000-8000-000000000001";
    private protected static readonly SignInPerson Cam = new(Roster.Lincoln.District, new(Guid.NewGuid()), "Cam Ito", Active: true);

    private protected Upstream First => upstreams.First;

    private protected Upstream Second => upstreams.Second;

    private protected Federation Federation => Service.Federation;

    private protected override Task<Service> Start() => Service.WithPeople(options => options.Federation.AllowPrivate = true, TimeProvider.System.GetUtcNow());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await upstreams.Honest();
        Service.People.Add(Roster.Lincoln, "cam", Cam);
        Federation.Providers[Roster.Lincoln.District] = Entra(First.Issuer);
        Federation.Keys[(Roster.Lincoln.District, "c-1")] = Cam;
        Federation.Keys[(Roster.Lincoln.District, "a-1")] = Roster.Ana;
        Federation.Keys[(Roster.Madison.District, "c-1")] = Roster.Eva;
    }

    private protected static Provider Entra(string issuer, string client = "lincoln", string tid = Tid) =>
        new(SignInVendor.Entra, issuer, tid, "tid", client, $"{client}-secret", SignInMatch.RosterKey, "employeeid");

    private protected static Provider Oidc(string issuer, SignInMatch match = SignInMatch.RosterKey, string client = "lincoln") =>
        new(SignInVendor.Oidc, issuer, null, null, client, $"{client}-secret", match, match == SignInMatch.Email ? null : "sourcedId");

    /// <summary>What an honest directory says of Cam.</summary>
    private protected static object Honest(string key = "c-1", string oid = "cam-oid", string tid = Tid) => new { tid, oid, employeeid = key };

    /// <summary>Asks for a code and is led to the district's provider: the address there.</summary>
    private protected async Task<string> Depart(Browser browser, string who = "lincoln", params (string Name, string? Value)[] changed)
    {
        var signIn = await browser.Open(Flow.Authorize(changed));
        var school = await browser.Open(signIn.Html!.Descendants("a").Select(link => link.Attribute("href")!.Value).Single(to => to.StartsWith("/account/school", StringComparison.Ordinal)));
        var going = await browser.Submit(school, ("who", who));
        return going.Html!.Descendants("a").Single().Attribute("href")!.Value;
    }

    /// <summary>Signs in at the provider and comes back.</summary>
    private protected async Task<Shown> Come(Browser browser, string who = "lincoln", Upstream? at = null, params (string Name, string? Value)[] changed) =>
        await browser.Open((await (at ?? First).Walk(await Depart(browser, who, changed))).AbsoluteUri);

    /// <summary>Whose code this is.</summary>
    private protected async Task<JsonWebToken> Token(Shown back) => new((await Flow.Redeem(SignedIn(back) ? back.Given("code")! : throw new InvalidOperationException(back.Problem)))["access_token"]);

    /// <summary>Whether she got to the application with a code; the provider's answer had one too.</summary>
    private protected static bool SignedIn(Shown back) => back.Html is null && back.At.GetLeftPart(UriPartial.Path) == Service.PortalBack.AbsoluteUri && back.Given("code") is not null;

    private protected async Task NobodySignedIn()
    {
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        Assert.Equal(0, await Service.Ask<IdentityDb, int>(db => db.ProviderLinks.CountAsync()));
    }

    private protected static void Refused(Shown shown, SignInFailure why)
    {
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, shown.Status);
        Assert.Equal(FederationWords.English.Sentence(why), shown.Problem);
    }
}
