using System.Text.RegularExpressions;
using System.Xml.Linq;
using DistrictCoaching.Identity;

namespace DistrictCoaching.EndToEnd;

/// <summary>Promise 2 in the whole service: a sign-in that the district gives or takes closes the person's coaching, and she is back in when she proves herself.</summary>
public sealed partial class RecoveryTests : ServiceCase
{
    private const string Login = "pip.thimbleberry", Chosen = "a lighthouse at low tide";

    [Fact]
    public async Task A_sign_in_given_anew_opens_no_coaching_and_one_of_today_does_not_end_that()
    {
        var (teacher, lead) = (await Service.Token(Login), await Service.Token("philippa.nightingale-osei"));
        var personId = (await Service.Api.Ask(teacher, "{ viewer { id } }")).GetProperty("viewer").GetProperty("id").GetString();
        object Input() => new { operationId = Guid.NewGuid(), personId };
        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(teacher, "giveSignInAnew", Input()));
        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(teacher, "takeSignIn", Input()));
        Assert.Equal(["ALREADY_HAS_SIGN_IN"], await Service.Api.Do(lead, "createSignInLink", Input()));

        var offer = await Service.Api.Done(lead, "giveSignInAnew", Input(), "link until");
        Assert.Null(await SealedUntil(teacher));
        var done = await Accept(new(offer.GetProperty("link").GetString()!));
        var codes = Code().Matches(done).Select(match => match.Value).ToList();
        Assert.Equal(10, codes.Count);

        using var flow = new PasswordFlow(Service.Address);
        var given = (await flow.SignIn("marmalade-bay", Login, Chosen)).AccessToken;
        Assert.NotNull(await SealedUntil(given));
        Assert.Equal("PERSON_SEALED", (await Service.Api.Try(given, "{ viewer(actingAs: TEACHER) { asTeacher { consents { id } } } }")).Code);
        Assert.Equal(["PERSON_SEALED"], await Service.Api.Do(given, "eraseContent", new { operationId = Guid.NewGuid() }));

        await Recover(codes[0]);    // gets in, but what the link gave today is no proof of anything
        Assert.NotNull(await SealedUntil(given));

        Assert.Empty(await Service.Api.Do(lead, "takeSignIn", Input()));
        await Assert.ThrowsAnyAsync<Exception>(() => new PasswordFlow(Service.Address).SignIn("marmalade-bay", Login, Chosen));
    }

    private async Task<string?> SealedUntil(string token) => (await Service.Api.Ask(token, "{ viewer { sealedUntil } }")).GetProperty("viewer").GetProperty("sealedUntil").GetString();

    private static Task<string> Accept(Uri link) => Send(link, new() { ["password"] = Chosen, ["repeat"] = Chosen });

    private Task<string> Recover(string code) => Send(
        new(Service.Address, "account/recover"), new() { ["district"] = "marmalade-bay", ["login"] = Login, ["code"] = code, ["password"] = Chosen, ["repeat"] = Chosen });

    /// <summary>Opens a page and sends its form, as a browser does.</summary>
    private static async Task<string> Send(Uri page, Dictionary<string, string> entries)
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new() });
        var form = XDocument.Parse(await browser.GetStringAsync(page)).Descendants("form").Single();
        var fields = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("value")!.Value);
        foreach (var (name, value) in entries)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(new Uri(page, form.Attribute("action")!.Value), content);
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, shown);
        return shown;
    }

    [GeneratedRegex("(?<=<code>)[0-9a-z]{4}(-[0-9a-z]{4}){3}(?=</code>)")]
    private static partial Regex Code();
}
