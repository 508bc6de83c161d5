using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What a deleted district had here.</summary>
public sealed class SignInRemovalTests : ServiceTests
{
    [Fact]
    public async Task All_of_it_goes_and_another_district_s_people_still_sign_in()
    {
        using var flow = new CodeFlow(Service);
        var tokens = await flow.Redeem((await flow.Enter(Browser)).Given("code")!);
        var app = new RegisterApp(Guid.NewGuid(), new(Guid.NewGuid()), "Timetable", new([], [AppScope.Directory], [], [], null));
        var made = await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, app, default));
        var (mine, others) = (await Count(Roster.Lincoln.District), await Count(Roster.Madison.District));
        Assert.Equal(1, mine.Apps);
        Assert.True(mine is { Accounts: > 0, Tokens: > 0 } && others.Accounts > 0);

        await Service.Do<ISignInRemoval>(removal => removal.Remove(Roster.Lincoln.District, default));
        await Service.Do<ISignInRemoval>(removal => removal.Remove(Roster.Lincoln.District, default));
        Assert.Equal(new(0, 0, 0, 0, 0), await Count(Roster.Lincoln.District));
        Assert.Equal(others, await Count(Roster.Madison.District));
        Assert.Equal("invalid_grant", (await flow.Refresh(tokens["refresh_token"]!))["error"]);
        using var own = new CodeFlow(Service, made.App!.ClientId, secret: made.Secret);
        Assert.Equal("invalid_client", (await own.Token(("grant_type", "client_credentials"), ("scope", "directory")))["error"]);
        Assert.NotNull((await Browser.SignIn(await Browser.Open(flow.Authorize()), "madison", "eva")).Given("code"));
    }

    private Task<SignInCounts> Count(DistrictId district) => Service.Ask<ISignInRemoval, SignInCounts>(removal => removal.Count(district, default));
}
