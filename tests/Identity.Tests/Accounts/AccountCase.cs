using System.Net;
using System.Xml.Linq;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What tests of local accounts do as Ana, or as whoever comes instead of her.</summary>
public abstract class AccountCase : ServiceTests
{
    private protected const string Another = "another quiet river";

    private protected override Task<Service> Start() => Service.Start();

    private protected static string Text(Shown page) => string.Join(' ', page.Html!.Root!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private protected static List<string> Codes(Shown page) =>
        [.. page.Html!.Descendants("ol").Where(list => list.Attribute("class")?.Value == "codes").Descendants("code").Select(code => code.Value)];

    private protected async Task<string> Link(SignInPerson person, SignInPerson? by = null, bool anew = false) =>
        (await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(person.District, person.Person, by?.Person, anew))).Address!.AbsoluteUri;

    private protected async Task<Shown> Accept(string link, string password = Roster.Password)
    {
        var page = await Browser.Open(link);
        return page.Status == HttpStatusCode.OK ? await Browser.Submit(page, ("password", password), ("repeat", password)) : page;
    }

    private protected Task<bool> IsSealed() => Service.Ask<ISafeguards, bool>(async safeguards => await safeguards.SealedUntil(Roster.Ana, CancellationToken.None) is not null);

    private protected async Task<Shown> Account(string password = Roster.Password)
    {
        await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana", password);
        return await Browser.Open("account");
    }

    private protected async Task<Shown> Entered(string password)
    {
        using var other = Service.Browser();
        return await other.SignIn(await other.Open(Flow.Authorize()), "lincoln", "ana", password);
    }

    private protected async Task<Shown> Recover(string login, string code, string password = Another)
    {
        using var other = Service.Browser();
        return await other.Submit(await other.Open("account/recover"), ("district", "lincoln"), ("login", login), ("code", code), ("password", password), ("repeat", password));
    }

    /// <summary>Sends one of the page's forms.</summary>
    private protected Task<Shown> Do(Shown page, string act, params (string Name, string Value)[] entries)
    {
        var token = page.Html!.Descendants("input").First(input => input.Attribute("name")!.Value == "__RequestVerificationToken").Attribute("value")!.Value;
        return Browser.Post("account", [("__RequestVerificationToken", token), ("do", act), .. entries]);
    }
}
