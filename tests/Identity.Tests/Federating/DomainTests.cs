using System.Net;
using DistrictCoaching.Domain;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Identity.Tests;

/// <summary>From an address or a name to a district's provider; by a real DNS answer.</summary>
[Collection(nameof(UpstreamProviders))]
public sealed class DomainTests(UpstreamProviders upstreams) : IAsyncLifetime
{
    private readonly DnsServer dns = new();
    private Service service = null!;

    internal static async Task Proved(IdentityDb db, SignInDistrict district, string domain, long at = 1)
    {
        db.Domains.Add(new() { District = district.District.Value, Domain = domain, Proved = at });
        await db.SaveChangesAsync();
    }

    public async ValueTask InitializeAsync()
    {
        service = await Service.Start(options => (options.Federation.AllowPrivate, options.Federation.DnsServer) = (true, dns.Address), now: TimeProvider.System.GetUtcNow());
        service.Federation.Providers[Roster.Lincoln.District] = Provider(upstreams.First, "lincoln");
        service.Federation.Providers[Roster.Madison.District] = Provider(upstreams.Second, "madison");
        await upstreams.Honest();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        dns.Dispose();
    }

    [Fact]
    public async Task A_domain_is_proved_by_the_record_that_names_the_district()
    {
        var record = (await Setup(setup => Task.FromResult(setup.Record(Roster.Lincoln.District, "Lincoln.Example"))))!.Value;
        Assert.Equal("_district-coaching.lincoln.example", record.Name);
        Assert.DoesNotContain(Roster.Lincoln.District.Value.ToString("N"), record.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("SIGN_IN_DOMAIN_NOT_PROVEN", await Prove(Roster.Lincoln, "lincoln.example"));
        dns.Records[record.Name] = ["v=spf1 -all", (await Setup(setup => Task.FromResult(setup.Record(Roster.Madison.District, "lincoln.example"))))!.Value.Text];
        Assert.Equal("SIGN_IN_DOMAIN_NOT_PROVEN", await Prove(Roster.Lincoln, "lincoln.example"));
        dns.Records[record.Name] = ["v=spf1 -all", record.Text];
        Assert.Null(await Prove(Roster.Lincoln, "lincoln.example"));
        Assert.Null(await Prove(Roster.Lincoln, "LINCOLN.example"));
        Assert.Equal(["lincoln.example"], await Setup(setup => setup.Domains(Roster.Lincoln.District)));
        Assert.Empty(await Setup(setup => setup.Domains(Roster.Madison.District)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("10.0.0.1")]
    [InlineData("lincoln.example/x")]
    [InlineData("a b.example")]
    [InlineData("-a.example")]
    public async Task What_is_no_domain_is_refused(string text)
    {
        Assert.Equal("SIGN_IN_DOMAIN", await Prove(Roster.Lincoln, text));
        Assert.Null(await Setup(setup => Task.FromResult(setup.Record(Roster.Lincoln.District, text))));
    }

    [Fact]
    public async Task An_address_leads_to_the_district_that_proved_its_domain_last()
    {
        await service.Do<IdentityDb>(db => Proved(db, Roster.Lincoln, "shared.example", 1));
        Assert.Equal(upstreams.First.Issuer, await Leads("Ana@Shared.example"));
        await service.Do<IdentityDb>(db => Proved(db, Roster.Madison, "shared.example", 2));
        Assert.Equal(upstreams.Second.Issuer, await Leads("ana@shared.example"));
        await Setup<bool>(async setup =>
        {
            await setup.Remove(Roster.Madison.District, "shared.example");
            return true;
        });
        Assert.Equal(upstreams.First.Issuer, await Leads("ana@shared.example"));
    }

    [Fact]
    public async Task The_districts_own_address_leads_to_its_provider()
    {
        using var browser = service.Browser();
        var page = await browser.Open("d/lincoln");
        Assert.Equal("lincoln", page.Html!.Descendants("input").Single(input => input.Attribute("name")!.Value == "who").Attribute("value")!.Value);
        var going = await browser.Submit(page);
        Assert.StartsWith(upstreams.First.Issuer, going.Html!.Descendants("a").Single().Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.StartsWith($"0; url={upstreams.First.Issuer}", going.Answer.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_learns_which_districts_and_people_there_are()
    {
        service.Federation.Providers.Remove(Roster.Madison.District);
        await service.Do<IdentityDb>(db => Proved(db, Roster.Madison, "madison.example"));
        using var browser = service.Browser();
        var answers = new List<string>();
        foreach (var who in new[] { "madison", "nowhere", "eva@madison.example", "nobody@madison.example", "nobody@nowhere.example", "no such thing" })
        {
            var opened = await browser.Open($"d/{Uri.EscapeDataString(who)}");
            Assert.Equal(HttpStatusCode.OK, opened.Status);
            var answer = await browser.Submit(opened, ("who", who));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            answers.Add(answer.Problem);
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task An_address_without_a_question_says_nothing_of_the_district()
    {
        using var browser = service.Browser();
        service.Federation.Providers.Remove(Roster.Madison.District);
        var pages = new List<(HttpStatusCode, string)>();
        foreach (var district in new[] { Roster.Lincoln.District.Value, Roster.Madison.District.Value, Guid.NewGuid() })
        {
            var page = await browser.Open($"account/school/{district:N}?code=a&state=b");
            pages.Add((page.Status, page.Html!.ToString()));
        }

        Assert.Single(pages.Distinct());
    }

    private static Provider Provider(Upstream at, string client) => new(SignInVendor.Oidc, at.Issuer, null, null, client, $"{client}-secret", SignInMatch.RosterKey, "sourcedId");

    private Task<T> Setup<T>(Func<ISignInSetup, Task<T>> ask) => service.Ask(ask);

    private Task<string?> Prove(SignInDistrict district, string domain) => Setup(setup => setup.Prove(district.District, domain));

    private async Task<string> Leads(string who)
    {
        using var browser = service.Browser();
        var going = await browser.Submit(await browser.Open("account/school"), ("who", who));
        return new Uri(going.Html!.Descendants("a").Single().Attribute("href")!.Value).GetLeftPart(UriPartial.Authority);
    }
}
