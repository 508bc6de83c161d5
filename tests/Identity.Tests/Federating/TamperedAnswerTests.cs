namespace DistrictCoaching.Identity.Tests;

/// <summary>An answer of an honest provider that somebody changed, kept or took elsewhere on its way.</summary>
public sealed class TamperedAnswerTests(UpstreamProviders upstreams) : FederationTest(upstreams)
{
    [Theory]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("iss", null)]    // it says that it always names itself
    [InlineData("state", "another")]
    [InlineData("state", null)]
    [InlineData("code", "another")]
    public async Task An_answer_that_was_tampered_with_is_refused(string name, string? value)
    {
        await First.Tell("cam", Honest());
        var back = await First.Walk(await Depart(Browser));
        Refused(await Browser.Open(With(back, name, value)), SignInFailure.Unusable);
        await NobodySignedIn();
    }

    [Fact]
    public async Task An_answer_counts_once_and_in_the_browser_that_asked()
    {
        await First.Tell("cam", Honest());
        var back = (await First.Walk(await Depart(Browser))).AbsoluteUri;
        using var other = Service.Browser();
        Refused(await other.Open(back), SignInFailure.Unusable);
        Assert.True(SignedIn(await Browser.Open(back)));
        Refused(await Browser.Open(back), SignInFailure.Unusable);
    }

    [Fact]
    public async Task An_answer_to_one_district_is_none_to_another()
    {
        Federation.Providers[Roster.Madison.District] = Entra(First.Issuer, "madison");
        await First.Tell("cam", Honest());
        var back = (await First.Walk(await Depart(Browser))).AbsoluteUri;
        var swapped = back.Replace(Roster.Lincoln.District.Value.ToString("N"), Roster.Madison.District.Value.ToString("N"), StringComparison.Ordinal);
        Assert.NotEqual(back, swapped);
        Refused(await Browser.Open(swapped), SignInFailure.Unusable);
        await NobodySignedIn();
    }

    [Fact]
    public async Task State_of_another_sign_in_of_the_same_browser_does_not_fit()
    {
        await First.Tell("cam", Honest());
        var (one, two) = (await First.Walk(await Depart(Browser)), await First.Walk(await Depart(Browser)));
        var swapped = With(one, "code", System.Web.HttpUtility.ParseQueryString(two.Query)["code"]);
        Refused(await Browser.Open(swapped), SignInFailure.Unusable);    // its verifier and nonce are the other's
    }

    private static string With(Uri address, string name, string? value)
    {
        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        if (value is null)
        {
            query.Remove(name);
        }
        else
        {
            query[name] = value;
        }

        return $"{address.GetLeftPart(UriPartial.Path)}?{query}";
    }
}
