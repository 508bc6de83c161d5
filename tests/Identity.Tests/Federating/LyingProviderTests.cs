using System.Net;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A real provider that lies in every way it can: nobody signs in, and nothing is linked.</summary>
public sealed class LyingProviderTests(UpstreamProviders upstreams) : FederationTest(upstreams)
{
    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("nonce")]
    [InlineData("no-nonce")]
    [InlineData("none")]
    [InlineData("stripped")]
    [InlineData("foreign")]
    [InlineData("hs256")]
    [InlineData("expired")]
    public async Task A_token_that_is_not_right_is_not_believed(string lie)
    {
        await First.Tell("cam", Honest(), lie);
        Refused(await Come(Browser), SignInFailure.Unusable);
        await NobodySignedIn();
        await First.Tell("cam", Honest());
        Assert.True(SignedIn(await Come(Browser)));    // without the lie it is right
    }

    [Fact]
    public async Task Another_organisation_of_the_same_provider_is_refused_also_where_she_is_linked()
    {
        await First.Tell("cam", Honest(tid: "3f0c1d8e-0000-4000-8000-000000000002"));
        Refused(await Come(Browser), SignInFailure.OtherOrganisation);
        await First.Tell("cam", new { oid = "cam-oid", employeeid = "c-1" });
        Refused(await Come(Browser), SignInFailure.OtherOrganisation);
        await NobodySignedIn();
        await First.Tell("cam", Honest());
        await Come(Browser);
        await First.Tell("cam", Honest(tid: "other"));
        using var other = Service.Browser();
        Refused(await Come(other), SignInFailure.OtherOrganisation);
    }

    [Theory]
    [InlineData("lincoln.example", true)]
    [InlineData("other.example", false)]
    [InlineData(null, false)]
    public async Task A_workspace_of_another_domain_is_refused(string? hd, bool fits)
    {
        Federation.Providers[Roster.Lincoln.District] = Oidc(First.Issuer) with { Vendor = SignInVendor.Google, Tenant = "lincoln.example", TenantClaim = "hd" };
        await First.Tell("cam", new { hd, sourcedId = "c-1" }, more: new { hd = "lincoln.example" });
        var back = await Come(Browser);
        Assert.Equal(fits, SignedIn(back));
    }

    [Fact]
    public async Task An_organisation_that_only_userinfo_tells_is_none()
    {
        Federation.Providers[Roster.Lincoln.District] = Oidc(First.Issuer) with { Tenant = "lincoln", TenantClaim = "org" };
        await First.Tell("cam", new { }, more: new { org = "lincoln", sourcedId = "c-1" });
        Refused(await Come(Browser), SignInFailure.OtherOrganisation);
        await First.Tell("cam", new { org = "lincoln" }, more: new { sourcedId = "c-1" });
        Assert.True(SignedIn(await Come(Browser)));
    }

    [Theory]
    [InlineData("cam@lincoln.example", true, true)]
    [InlineData("cam@lincoln.example", false, false)]    // not verified
    [InlineData("cam@lincoln.example", null, false)]
    [InlineData("eva@madison.example", true, false)]    // another district's, which proved it
    [InlineData("cam@elsewhere.example", true, false)]    // proved by nobody
    [InlineData("cam@sub.lincoln.example", true, false)]
    public async Task An_address_counts_where_it_is_verified_and_its_domain_is_the_districts(string email, bool? verified, bool fits)
    {
        Federation.Providers[Roster.Lincoln.District] = Oidc(First.Issuer, SignInMatch.Email);
        foreach (var address in new[] { "cam@lincoln.example", "eva@madison.example", "cam@elsewhere.example", "cam@sub.lincoln.example" })
        {
            Federation.Addresses[(Roster.Lincoln.District, address)] = Cam;
        }

        await Service.Do<IdentityDb>(db => DomainTests.Proved(db, Roster.Lincoln, "lincoln.example"));
        await Service.Do<IdentityDb>(db => DomainTests.Proved(db, Roster.Madison, "madison.example"));
        await First.Tell("cam", verified is null ? new { email } : new { email, email_verified = verified });
        var back = await Come(Browser);
        Assert.Equal(fits, SignedIn(back));
        if (!fits)
        {
            Refused(back, SignInFailure.NotFound);
        }
    }

    [Fact]
    public async Task Another_subject_with_the_same_key_is_not_her()
    {
        await First.Tell("cam", Honest());
        await Come(Browser);
        await First.Tell("intruder", Honest(oid: "intruder-oid"));
        using var other = Service.Browser();
        Refused(await Come(other), SignInFailure.NotFound);
        Assert.Empty(Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task The_same_subject_at_another_issuer_is_another_person()
    {
        await First.Tell("cam", Honest());
        await Come(Browser);
        Federation.Providers[Roster.Madison.District] = Entra(Second.Issuer, "madison");
        await Second.Tell("cam", Honest(key: "nobody"));
        using var other = Service.Browser();
        Refused(await Come(other, "madison", Second), SignInFailure.NotFound);
        await Second.Tell("cam", Honest());
        var token = await Token(await Come(other, "madison", Second));
        Assert.Equal((Roster.Eva.Person.Value.ToString("D"), Roster.Madison.District.Value.ToString("D")), (token.Subject, token.GetClaim("tenant").Value));
    }

    [Fact]
    public async Task One_subject_at_one_issuer_is_somebody_else_in_each_district()
    {
        Federation.Providers[Roster.Madison.District] = Entra(First.Issuer, "madison");
        await First.Tell("cam", Honest());
        Assert.Equal(Cam.Person.Value.ToString("D"), (await Token(await Come(Browser))).Subject);
        using var other = Service.Browser();
        var token = await Token(await Come(other, "madison"));
        Assert.Equal((Roster.Eva.Person.Value.ToString("D"), Roster.Madison.District.Value.ToString("D")), (token.Subject, token.GetClaim("tenant").Value));
    }

    [Fact]
    public async Task Userinfo_of_another_subject_is_not_hers()
    {
        Federation.Providers[Roster.Lincoln.District] = Oidc(First.Issuer);
        await First.Tell("cam", new { }, "userinfo", new { sourcedId = "c-1" });
        Refused(await Come(Browser), SignInFailure.Unusable);
        await NobodySignedIn();
    }

    [Theory]
    [InlineData("Student")]
    [InlineData("student")]
    public async Task A_student_is_refused_whomever_she_is_said_to_be(string role)
    {
        await First.Tell("cam", new { tid = Tid, oid = "cam-oid", employeeid = "c-1", roles = new[] { "reader", role } });
        Refused(await Come(Browser), SignInFailure.Student);
        await NobodySignedIn();
    }

    [Fact]
    public async Task A_broken_provider_is_its_own_districts_trouble_alone()
    {
        Federation.Providers[Roster.Madison.District] = Entra("http://127.0.0.1:1", "");
        var page = await Browser.Open("account/school");
        var answer = await Browser.Submit(page, ("who", "madison"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(FederationWords.English.Sentence(SignInFailure.Unreachable), answer.Problem);
        await First.Tell("cam", Honest());
        Assert.True(SignedIn(await Come(Browser)));
        Assert.Equal(HttpStatusCode.OK, (await Browser.Open(".well-known/openid-configuration")).Status);
    }

    [Fact]
    public async Task A_document_that_names_another_issuer_is_none()
    {
        using var service = new HttpClient();
        await Second.Tell("cam", Honest(), "discovery");
        Federation.Providers[Roster.Madison.District] = Entra(Second.Issuer + "/", "madison");
        var answer = await Browser.Submit(await Browser.Open("account/school"), ("who", "madison"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
    }
}
