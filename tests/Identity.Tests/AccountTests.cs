using System.Net;
using System.Xml.Linq;
using OtpNet;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Promise 2 at the sign-in: nobody becomes her by what her district gives, and she sees and ends whatever is tried.</summary>
public sealed class AccountTests : ServiceTests
{
    private const string Another = "another quiet river";

    // as her mail server would find them
    private readonly DirectoryInfo mails = Directory.CreateTempSubdirectory("mails-");

    private protected override Task<Service> Start() => Service.Start(options => options.BreachedPasswords = Breached());

    [Fact]
    public async Task A_first_sign_in_of_one_without_a_past_is_open_and_she_sees_who_made_the_link()
    {
        var done = await Accept(await Link(Roster.Ana, by: Roster.Ben));
        Assert.Equal(10, Codes(done).Count);
        Assert.False(await IsSealed());
        var page = await Account();
        Assert.Contains("A link for a first password was made. (by Ben Okafor)", Text(page), StringComparison.Ordinal);
        Assert.Contains("A password was set by a link. (by Ben Okafor)", Text(page), StringComparison.Ordinal);
        Assert.Contains("Signed in with the password.", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_she_has_a_past_a_link_opens_nothing_of_it()
    {
        Service.Safeguards.Past.Add(Roster.Ana.Person);
        await Accept(await Link(Roster.Ana));
        Assert.True(await IsSealed());
    }

    [Fact]
    public async Task What_cannot_be_closed_first_is_not_opened_and_the_link_still_works()
    {
        Service.Safeguards.Past.Add(Roster.Ana.Person);
        Service.Safeguards.Works = false;
        var link = await Link(Roster.Ana);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Accept(link)).Status);
        Assert.Null((await Entered(Roster.Password)).Given("code"));
        Service.Safeguards.Works = true;
        Assert.Equal("Your password is set", (await Accept(link)).Title);
        Assert.True(await IsSealed());
    }

    [Fact]
    public async Task A_sign_in_given_anew_works_a_day_and_seals_and_only_an_older_code_opens_again()
    {
        var older = Codes(await Accept(await Link(Roster.Ana)));
        Service.Clock.Advance(TimeSpan.FromDays(1));
        var link = await Link(Roster.Ana, by: Roster.Ben, anew: true);
        Assert.False(await IsSealed());
        var done = await Accept(link, Another);
        Assert.Empty(Codes(done));    // hers stay hers
        Assert.True(await IsSealed());

        var page = await Account(Another);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Do(page, "use-code", ("code", "0000-0000-0000-0000"))).Status);
        page = await Do(page, "use-code", ("code", older[0].ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(await IsSealed());
        Assert.Contains("Your coaching was opened again by a recovery code.", Text(page), StringComparison.Ordinal);
        Assert.Contains("You have 9 unused codes.", Text(page), StringComparison.Ordinal);
        Service.Safeguards.Close(Roster.Ana.Person);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Do(page, "use-code", ("code", older[0]))).Status);    // used

        Assert.Equal(HttpStatusCode.Gone, (await Accept(await Expired())).Status);
    }

    [Fact]
    public async Task While_sealed_whoever_is_signed_in_takes_and_adds_nothing_that_counts_as_hers()
    {
        await Accept(await Link(Roster.Ana));
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await Account();
        Service.Safeguards.Close(Roster.Ana.Person);
        foreach (var act in new[] { "renew-codes", "begin-authenticator", "remove-passkey", "add-passkey" })
        {
            var answer = await Do(page, act);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Empty(Codes(answer));
        }
    }

    [Fact]
    public async Task She_makes_a_link_that_waits_worthless()
    {
        await Accept(await Link(Roster.Ana));
        var link = await Link(Roster.Ana, by: Roster.Ben, anew: true);
        var page = await Account();
        Assert.Contains("It was made by Ben Okafor.", Text(page), StringComparison.Ordinal);
        await Do(page, "cancel-link");
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open(link)).Status);
    }

    [Fact]
    public async Task A_recovery_code_sets_a_password_once_and_opens_what_was_closed_after_it()
    {
        var codes = Codes(await Accept(await Link(Roster.Ana)));
        Service.Clock.Advance(TimeSpan.FromDays(1));
        Service.Safeguards.Close(Roster.Ana.Person);
        Assert.Equal(HttpStatusCode.Forbidden, (await Recover("ben", codes[0])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Recover("nobody", codes[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await Recover("ana", codes[0])).Status);
        Assert.False(await IsSealed());
        Assert.Equal(HttpStatusCode.Forbidden, (await Recover("ana", codes[0])).Status);
        Assert.Null((await Entered(Roster.Password)).Given("code"));
        Assert.NotNull((await Entered(Another)).Given("code"));
    }

    [Fact]
    public async Task Taking_a_sign_in_ends_password_and_sessions_and_leaves_her_codes()
    {
        var codes = Codes(await Accept(await Link(Roster.Ana)));
        await Account();
        Service.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Service.Ask<ISignInLinks, bool>(links => links.Take(Roster.Ana.District, Roster.Ana.Person, Roster.Ben.Person)));
        Assert.True(await IsSealed());
        Assert.Equal("Sign in", (await Browser.Open("account")).Title);
        Assert.Null((await Entered(Roster.Password)).Given("code"));
        Assert.Equal(HttpStatusCode.OK, (await Recover("ana", codes[0])).Status);
        Assert.Contains("Password and sessions were taken away. (by Ben Okafor)", Text(await Account(Another)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_her_districts_provider_let_in_ends_with_the_rest()
    {
        await Service.Do<IdentityDb>(async db =>
        {
            db.ProviderLinks.Add(new() { District = Roster.Ana.District.Value, Person = Roster.Ana.Person.Value, Stamp = "as she came in" });
            await db.SaveChangesAsync();
        });
        Assert.True(await Service.Ask<ISignInLinks, bool>(links => links.Take(Roster.Ana.District, Roster.Ana.Person)));
        Assert.NotEqual("as she came in", await Service.Ask<IdentityDb, string>(db => Task.FromResult(db.ProviderLinks.Single().Stamp)));
    }

    [Fact]
    public async Task New_codes_replace_the_old_and_signing_out_everywhere_ends_this_session_too()
    {
        var codes = Codes(await Accept(await Link(Roster.Ana)));
        var page = await Do(await Account(), "renew-codes");
        Assert.Equal(10, Codes(page).Count);
        Assert.Equal(HttpStatusCode.Forbidden, (await Recover("ana", codes[0])).Status);
        Assert.Equal("You are signed out", (await Do(page, "end-sessions")).Title);
        Assert.Equal("Sign in", (await Browser.Open("account")).Title);
    }

    [Fact]
    public async Task A_change_needs_a_sign_in_of_the_last_minutes()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Account();
        Service.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Equal("Sign in", (await Do(page, "renew-codes")).Title);
    }

    [Fact]
    public async Task Once_an_authenticator_is_on_its_code_is_asked_for_and_none_works_twice()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Do(await Account(), "begin-authenticator");
        var totp = new Totp(Base32Encoding.ToBytes(page.Html!.Descendants("code").Single(code => code.Attribute("class")?.Value == "secret").Value.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Do(page, "confirm-authenticator", ("step", "000000"))).Status);
        await Do(page, "confirm-authenticator", ("step", Now()));

        using var other = Service.Browser();
        var step = await other.SignIn(await other.Open(Flow.Authorize()), "lincoln", "ana");
        Assert.Equal("Code of your app", step.Title);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", Now()))).Status);    // it confirmed the app
        Service.Clock.Advance(TimeSpan.FromSeconds(30));
        var late = Now();
        Service.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", late))).Status);
        var early = totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime.AddSeconds(30));
        Assert.NotNull((await other.Submit(step, ("code", early))).Given("code"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", early))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", Now()))).Status);    // nor one before it

        string Now() => totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Guessing_an_authenticators_codes_is_held_back()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Do(await Account(), "begin-authenticator");
        var totp = new Totp(Base32Encoding.ToBytes(page.Html!.Descendants("code").Single(code => code.Attribute("class")?.Value == "secret").Value.Replace(" ", "", StringComparison.Ordinal)));
        await Do(page, "confirm-authenticator", ("step", totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime)));
        var step = await Browser.SignIn(await Browser.Open(Flow.Authorize(("prompt", "login"))), "lincoln", "ana");
        for (var time = 0; time < 10; time++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Browser.Submit(step, ("code", "000000"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Browser.Submit(step, ("code", "000000"))).Status);
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("a breach made me known")]
    [InlineData("so was I, and long ago")]
    public async Task A_breached_password_cannot_be_set(string password)
    {
        var answer = await Accept(await Link(Roster.Ana), password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("This password was in a breach, so it is guessed first. Choose another one.", answer.Problem);
        Assert.Equal(HttpStatusCode.OK, (await Accept(await Link(Roster.Ana))).Status);
    }

    [Fact]
    public async Task With_mail_a_link_goes_to_all_her_addresses_and_to_nobody_else()
    {
        await using var mailing = await Service.Start(options => options.Mail = new() { From = "coaching@example.org", Folder = mails.FullName });
        var answer = await mailing.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Ana.District, Roster.Ana.Person, Roster.Ben.Person));
        Assert.Null(answer.Address);
        Assert.NotNull(answer.Until);
        await mailing.Do<MailOut>(mail => mail.Once(CancellationToken.None));
        var sent = await MimeKit.MimeMessage.LoadAsync(mails.GetFiles("*.eml").Single().FullName);
        Assert.Equal(["ana@school.example", "ana@home.example"], sent.To.Mailboxes.Select(to => to.Address));
        var link = System.Text.RegularExpressions.Regex.Match(sent.TextBody!, "http[^\\s]+").Value;
        using var browser = mailing.Browser();
        await browser.Submit(await browser.Open(link), ("password", Roster.Password), ("repeat", Roster.Password));
        await mailing.Do<MailOut>(mail => mail.Once(CancellationToken.None));
        Assert.Equal(2, mails.GetFiles("*.eml").Length);    // and she is told that it was used
        var shown = await mailing.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Ben.District, Roster.Ben.Person));
        Assert.NotNull(shown.Address);    // the roster has no address of his
    }

    private static string Text(Shown page) => string.Join(' ', page.Html!.Root!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Codes(Shown page) =>
        [.. page.Html!.Descendants("ol").Where(list => list.Attribute("class")?.Value == "codes").Descendants("code").Select(code => code.Value)];

    /// <summary>Of the passwords that are tried one is the first of the list, one the last.</summary>
    private string Breached()
    {
        List<string> tried = [Sha1("correct horse battery staple"), Sha1("a breach made me known"), Sha1("so was I, and long ago")];
        var path = Path.Combine(mails.FullName, "breached.txt");
        var others = Enumerable.Range(0, 500).Select(n => Sha1($"word number {n}")).Where(hash => string.CompareOrdinal(tried.Min(StringComparer.Ordinal), hash) < 0 && string.CompareOrdinal(hash, tried.Max(StringComparer.Ordinal)) < 0);
        File.WriteAllText(path, string.Join("\r\n", tried.Concat(others).Order(StringComparer.Ordinal).Select((hash, n) => $"{hash}:{n}")));
        return path;

#pragma warning disable CA5350 // as the published lists
        static string Sha1(string text) => Convert.ToHexString(System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private async Task<string> Link(SignInPerson person, SignInPerson? by = null, bool anew = false) =>
        (await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(person.District, person.Person, by?.Person, anew))).Address!.AbsoluteUri;

    private async Task<string> Expired()
    {
        var link = await Link(Roster.Ana, anew: true);
        Service.Clock.Advance(TimeSpan.FromHours(24));
        return link;
    }

    private async Task<Shown> Accept(string link, string password = Roster.Password)
    {
        var page = await Browser.Open(link);
        return page.Status == HttpStatusCode.OK ? await Browser.Submit(page, ("password", password), ("repeat", password)) : page;
    }

    private Task<bool> IsSealed() => Service.Ask<ISafeguards, bool>(async safeguards => await safeguards.SealedUntil(Roster.Ana, CancellationToken.None) is not null);

    private async Task<Shown> Account(string password = Roster.Password)
    {
        await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana", password);
        return await Browser.Open("account");
    }

    private async Task<Shown> Entered(string password)
    {
        using var other = Service.Browser();
        return await other.SignIn(await other.Open(Flow.Authorize()), "lincoln", "ana", password);
    }

    private async Task<Shown> Recover(string login, string code, string password = Another)
    {
        using var other = Service.Browser();
        return await other.Submit(await other.Open("account/recover"), ("district", "lincoln"), ("login", login), ("code", code), ("password", password), ("repeat", password));
    }

    /// <summary>Sends one of the page's forms.</summary>
    private Task<Shown> Do(Shown page, string act, params (string Name, string Value)[] entries)
    {
        var token = page.Html!.Descendants("input").First(input => input.Attribute("name")!.Value == "__RequestVerificationToken").Attribute("value")!.Value;
        return Browser.Post("account", [("__RequestVerificationToken", token), ("do", act), .. entries]);
    }
}
