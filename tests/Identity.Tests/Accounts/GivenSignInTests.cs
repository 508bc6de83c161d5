using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Promise 2 at a sign-in that the district gives: nobody becomes her by it.</summary>
public sealed class GivenSignInTests : AccountCase
{
    // as her mail server would find them
    private readonly DirectoryInfo mails = Directory.CreateTempSubdirectory("mails-");

    [Fact]
    public async Task A_first_sign_in_is_open_and_she_sees_who_made_the_link()
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
    public async Task Where_she_has_a_past_under_another_record_a_link_opens_nothing_of_it()
    {
        await BenIsAnaToo();
        await Accept(await Link(Roster.Ana));
        Assert.True(await IsSealed());
    }

    [Fact]
    public async Task Where_people_signed_in_elsewhere_before_a_first_sign_in_opens_nothing_of_it()
    {
        await using var moved = await Service.Start(options => options.SealFirstSignIns = true);
        var link = await moved.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Ana.District, Roster.Ana.Person));
        using var browser = moved.Browser();
        await browser.Submit(await browser.Open(link.Address!.AbsoluteUri), ("password", Roster.Password), ("repeat", Roster.Password));
        Assert.Equal([Roster.Ana.Person], moved.Safeguards.Sealed);
    }

    [Fact]
    public async Task What_cannot_be_closed_first_is_not_opened_and_the_link_still_works()
    {
        await BenIsAnaToo();
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

    /// <summary>Ben has a sign-in, and his record is said to be Ana's other one.</summary>
    private async Task BenIsAnaToo()
    {
        await Accept(await Link(Roster.Ben));
        Service.Safeguards.Others[Roster.Ana.Person] = [Roster.Ben.Person];
    }

    private async Task<string> Expired()
    {
        var link = await Link(Roster.Ana, anew: true);
        Service.Clock.Advance(TimeSpan.FromHours(24));
        return link;
    }
}
