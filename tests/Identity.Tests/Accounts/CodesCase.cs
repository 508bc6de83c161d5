namespace DistrictCoaching.Identity.Tests;

/// <summary>A person who has set her password by a link and was shown her recovery codes.</summary>
public abstract class CodesCase : AccountCase
{
    private protected List<string> HerCodes { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        HerCodes = Codes(await Accept(await Link(Roster.Ana)));
        Service.People.Day = DateOnly.FromDateTime(Service.Clock.GetUtcNow().UtcDateTime);
    }
}
