using System.Net;

namespace DistrictCoaching.Identity.Tests;

public class ReplicaTests
{
    [Fact]
    public async Task Two_replicas_share_keys_forms_sessions_codes_and_families()
    {
        await using var one = await Service.WithPeople();
        await using var two = await Service.Start(options => options.Issuer = one.Issuer, one.Folder);
        using var atOne = new CodeFlow(one);
        using var atTwo = new CodeFlow(one, replica: two);
        using var browser = one.Browser();

        var page = await browser.Open(atOne.Authorize());
        browser.Replica = two.Listens;
        var code = (await browser.SignIn(page, "lincoln", "ana")).Given("code")!;
        var tokens = await atOne.Redeem(code);
        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        browser.Replica = one.Listens;
        Assert.NotNull((await browser.Open(atOne.Authorize(("prompt", "none")))).Given("code"));

        var later = await atTwo.Refresh(tokens["refresh_token"]!);
        Assert.Equal(HttpStatusCode.OK, later.Status);
        Assert.Equal("invalid_grant", (await atTwo.Redeem(code))["error"]);
        Assert.Equal("invalid_grant", (await atOne.Refresh(later["refresh_token"]!))["error"]);
    }
}
