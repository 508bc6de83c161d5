using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What happens to a person's sign-in, and what she is told of it.</summary>
public abstract class HistoryCase : ServiceTests
{
    private protected async Task Wrong(string login)
    {
        Service.Clock.Advance(Guesses.Window / 5);
        using var browser = Service.Browser();
        await browser.SignIn(await browser.Open("account/sign-in"), "lincoln", login, "not her password");
    }

    private protected Task Write() => Service.Do<RefusedSignIns>(refused => refused.Write(default));

    private protected async Task<IEnumerable<string>> Told(SignInPerson person) =>
        (await Service.Ask<ISignInHistory, IReadOnlyList<SignInEvent>>(history => history.Of(person.District, person.Person, default))).Select(one => $"{one.Kind} {one.Count}");
}
