using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A provider is kept only once its document was read and is its own.</summary>
[Collection(nameof(UpstreamProviders))]
public sealed class CheckTests(UpstreamProviders upstreams)
{
    private static readonly Provider Said = new(SignInVendor.Oidc, "", null, null, "us", "", SignInMatch.RosterKey, null);

    [Fact]
    public async Task A_document_that_is_the_issuers_is_fine()
    {
        await upstreams.First.Tell("cam", new { });
        var (provider, refused) = await Check(Said with { Issuer = upstreams.First.Issuer });
        Assert.Null(refused);
        Assert.Equal("sourcedId", provider!.MatchClaim);
    }

    [Theory]
    [InlineData("", "SIGN_IN_PROVIDER_ISSUER", "discovery")]
    [InlineData("/", "SIGN_IN_PROVIDER_ISSUER", null)]    // spelled otherwise
    [InlineData("/nothing", "SIGN_IN_PROVIDER_UNREACHABLE", null)]
    [InlineData("/large/", "SIGN_IN_PROVIDER_UNREACHABLE", null)]
    [InlineData("/moved/", "SIGN_IN_PROVIDER_UNREACHABLE", null)]
    [InlineData("?a=b", "SIGN_IN_PROVIDER_ADDRESS", null)]
    [InlineData("#a", "SIGN_IN_PROVIDER_ADDRESS", null)]
    public async Task A_document_that_is_not_the_issuers_is_refused(string path, string code, string? lie)
    {
        await upstreams.First.Tell("cam", new { }, lie);
        Assert.Equal((null, code), await Check(Said with { Issuer = upstreams.First.Issuer + path }));
    }

    [Theory]
    [InlineData("http://idp.example", "SIGN_IN_PROVIDER_ADDRESS")]
    [InlineData("https://me:you@idp.example", "SIGN_IN_PROVIDER_ADDRESS")]
    [InlineData("idp", "SIGN_IN_PROVIDER_ADDRESS")]
    [InlineData("https://127.0.0.1", "SIGN_IN_PROVIDER_UNREACHABLE")]
    [InlineData("https://localhost", "SIGN_IN_PROVIDER_UNREACHABLE")]
    [InlineData("https://169.254.169.254", "SIGN_IN_PROVIDER_UNREACHABLE")]
    public async Task Only_public_addresses_are_asked(string issuer, string code)
    {
        var connected = new List<string>();
        await using var service = await Service.Start(options => options.Federation.Connect = (host, cancel) =>
        {
            connected.Add(host.Host);
            return PublicAddress.Connect(host, cancel);
        });
        Assert.Equal((null, code), await service.Ask<ISignInSetup, (Provider?, string?)>(setup => setup.Check(Said with { Issuer = issuer })));
        Assert.Equal(code == "SIGN_IN_PROVIDER_UNREACHABLE", connected.Count > 0);
    }

    [Fact]
    public async Task Without_a_way_to_tell_public_addresses_nobody_is_asked()
    {
        await using var service = await Service.Start();
        Assert.Equal((null, "SIGN_IN_PROVIDER_UNREACHABLE"), await service.Ask<ISignInSetup, (Provider?, string?)>(setup => setup.Check(Said with { Issuer = "https://idp.example" })));
    }

    [Theory]
    [InlineData(SignInVendor.Entra, "", "lincoln", null, false)]
    [InlineData(SignInVendor.Entra, "", null, null, false)]
    [InlineData(SignInVendor.Google, "", null, null, false)]
    [InlineData(SignInVendor.Classlink, "", null, null, false)]
    [InlineData(SignInVendor.Oidc, "https://accounts.google.com", null, null, false)]
    [InlineData(SignInVendor.Oidc, "https://login.microsoftonline.com/common/v2.0", null, null, false)]
    [InlineData(SignInVendor.Oidc, "https://launchpad.classlink.com", null, null, false)]
    [InlineData(SignInVendor.Oidc, "https://clever.com", null, null, false)]
    [InlineData(SignInVendor.Oidc, "https://clever.com", "abc", "district", true)]
    [InlineData(SignInVendor.Oidc, "https://idp.example", "abc", null, false)]
    [InlineData(SignInVendor.Oidc, "https://idp.example", null, "org", false)]
    [InlineData(SignInVendor.Oidc, "https://idp.example", null, null, true)]
    [InlineData(SignInVendor.Google, "", "lincoln.example", null, true)]
    [InlineData(SignInVendor.Classlink, "", "1234", null, true)]
    public void An_issuer_that_many_share_names_a_district_only_with_its_tenant(SignInVendor vendor, string issuer, string? tenant, string? claim, bool fine)
    {
        var (provider, refused) = Vendors.Complete(Said with { Vendor = vendor, Issuer = issuer, Tenant = tenant, TenantClaim = claim }, new());
        Assert.Equal(fine ? null : "SIGN_IN_PROVIDER_TENANT", refused);
        Assert.Equal(fine && tenant is not null, provider?.TenantClaim is not null);
    }

    [Fact]
    public void Of_a_directory_the_issuer_follows_from_its_id()
    {
        var (provider, _) = Vendors.Complete(Said with { Vendor = SignInVendor.Entra, Issuer = "https://elsewhere.example", Tenant = "3F0C1D8E-0000-4000-8000-000000000001" }, new());
        Assert.Equal(("https://login.microsoftonline.com/3f0c1d8e-0000-4000-8000-000000000001/v2.0", "tid", "employeeid"), (provider!.Issuer, provider.TenantClaim, provider.MatchClaim));
    }

    private static async Task<(Provider? Provider, string? Refused)> Check(Provider said)
    {
        await using var service = await Service.Start(options => options.Federation.AllowPrivate = true);
        return await service.Ask<ISignInSetup, (Provider?, string?)>(setup => setup.Check(said));
    }
}
