using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Who still gets a token in a district that those who run the service suspended.</summary>
public class SuspensionTests : ServiceTests
{
    private static readonly Uri Back = new("https://timetable.example/back");

    [Fact]
    public async Task No_application_gets_a_token_until_the_district_is_resumed()
    {
        var asked = new RegisterApp(Guid.NewGuid(), new(Guid.NewGuid()), "Timetable", new([AppScope.Coaching], [AppScope.Directory], [Back], [], null));
        var made = await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, asked, default));
        using var flow = new CodeFlow(Service, made.App!.ClientId, Back, made.Secret);
        var tokens = await flow.Redeem((await Browser.Submit(await flow.Enter(Browser), ("decision", "yes"))).Given("code")!);
        Service.People.Suspended.Add(Roster.Lincoln.District);
        Assert.Equal("unauthorized_client", (await flow.Token(("grant_type", "client_credentials"), ("scope", "directory")))["error"]);
        Assert.Equal("access_denied", (await Browser.Open(flow.Authorize())).Given("error"));
        Assert.Equal("invalid_grant", (await flow.Refresh(tokens["refresh_token"]!))["error"]);
        Service.People.Suspended.Clear();
        Assert.NotNull((await flow.Token(("grant_type", "client_credentials"), ("scope", "directory")))["access_token"]);
        Assert.NotNull((await Browser.Open(flow.Authorize())).Given("code"));
    }

    [Fact]
    public async Task Its_people_still_sign_in_through_our_own_client_to_stop_and_take_what_is_theirs()
    {
        Service.People.Suspended.Add(Roster.Lincoln.District);
        using var flow = new CodeFlow(Service);
        var tokens = await flow.Redeem((await flow.Enter(Browser)).Given("code")!);
        Assert.NotNull(tokens["access_token"]);
        Assert.NotNull((await flow.Refresh(tokens["refresh_token"]!))["access_token"]);
    }
}
