using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What happens often is counted in a person's list, so that nothing pushes the rest out of it.</summary>
public sealed class SignInCountTests : HistoryCase
{
    [Fact]
    public async Task Her_own_sign_ins_are_listed_and_what_others_try_is_one_line_a_day_with_a_number()
    {
        await Flow.Code(Browser);
        for (var day = 0; day < 2; day++)
        {
            for (var time = 0; time < 7; time++)
            {
                await Wrong("ana");
            }

            await Wrong("zoe");    // she has no sign-in that could be guessed
            await Wrong("nobody");
            await Write();
            await Wrong("ana");
            await Write();
            Service.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["PasswordRefused 8", "PasswordRefused 8", "SignedInByPassword 1"], await Told(Roster.Ana));
        Assert.Empty(await Told(Roster.Zoe));
        Assert.Empty(await Told(Roster.Ben));
        Assert.Equal(3, await Service.Ask<IdentityDb, int>(db => db.Acts.CountAsync()));
        using var again = Service.Browser();
        await again.SignIn(await again.Open("account/sign-in"), "lincoln", "ana");
        Assert.Contains("A wrong password was tried. (8 times)", string.Join(' ', (await again.Open("account")).Html!.Root!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_her_password_cannot_push_the_rest_out_of_sight()
    {
        await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Ana.District, Roster.Ana.Person, Roster.Ben.Person, anew: true));
        for (var time = 0; time < Acts.SignInsOfDay + 15; time++)
        {
            Service.Clock.Advance(TimeSpan.FromSeconds(1));
            using var browser = Service.Browser();
            await browser.SignIn(await browser.Open("account/sign-in"), "lincoln", "ana");
        }

        var told = await Told(Roster.Ana);
        Assert.Equal(["SignedInByPassword 16", .. Enumerable.Repeat("SignedInByPassword 1", Acts.SignInsOfDay - 1), "LinkMadeAnew 1"], told);
    }
}
