using System.Net;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Promise 2 at the sign-in: nobody becomes her by what her district gives, and she sees and ends whatever is tried.</summary>
public class AccountTests : AccountCase
{
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

    [Theory]
    [InlineData("end-sessions")]
    [InlineData("change-password", "before", Roster.Password, "password", Another, "repeat", Another)]
    public async Task What_another_issuer_vouched_for_ends_with_her_sessions(string act, params string[] entries)
    {
        await Accept(await Link(Roster.Ana));
        var page = await Account();
        await Vouched();
        var before = Service.Clock.GetUtcNow();
        Assert.True(await Counts(before));
        await Do(page, act, [.. entries.Chunk(2).Select(entry => (entry[0], entry[1]))]);
        Assert.False(await Counts(before));
        Assert.True(await Counts(before.AddSeconds(1)));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("link")]
    public async Task What_another_issuer_vouched_for_ends_as_she_sets_a_password(string by)
    {
        var codes = Codes(await Accept(await Link(Roster.Ana)));
        await Vouched();
        var before = Service.Clock.GetUtcNow();
        Assert.True(await Counts(before));
        Assert.Equal(HttpStatusCode.OK, (await (by == "code" ? Recover("ana", codes[0]) : Accept(await Link(Roster.Ana, anew: true), Another))).Status);
        Assert.False(await Counts(before));
        Assert.True(await Counts(before.AddSeconds(1)));
    }

    [Fact]
    public async Task A_passkey_is_found_by_what_a_browser_sends_and_is_hers_to_remove()
    {
        await Accept(await Link(Roster.Ana));
        await Service.Do<IdentityDb>(async db =>
        {
            db.Passkeys.Add(new() { Id = [1, 2], District = Roster.Ana.District.Value, Person = Roster.Ana.Person.Value, Name = "Telefon", PublicKey = [3], SignCount = uint.MaxValue, Transports = "internal", Made = 4 });
            await db.SaveChangesAsync();
        });
        var (found, other) = (await Find([1, 2]), await Find([1]));
        Assert.Equal((Roster.Ana.Person.Value, null), (found?.Person, other));
        var page = await Account();
        Assert.Contains("Telefon", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Telefon", Text(await Do(page, "remove-passkey", ("id", "0102"))), StringComparison.Ordinal);
        Assert.Null(await Find([1, 2]));

        Task<Account?> Find(byte[] id) => Service.Ask<Microsoft.AspNetCore.Identity.IUserStore<Account>, Account?>(store => ((PasskeyStore)store).FindByPasskeyIdAsync(id, default));
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

    /// <summary>Another issuer's token has linked her, and the week in which that closed her coaching is over.</summary>
    private async Task Vouched()
    {
        Service.Federation.Keys[(Roster.Ana.District, "a-1")] = Roster.Ana;
        await Service.Ask<ISignIns, PersonId?>(signIns => signIns.Person(Roster.Ana.District, "https://id.example", "ana", "a-1", Service.Clock.GetUtcNow()));
        Service.Safeguards.Open(Roster.Ana.Person);
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private Task<bool> Counts(DateTimeOffset since) => Service.Ask<ISignIns, bool>(signIns => signIns.IsLinked(Roster.Ana.District, Roster.Ana.Person, "https://id.example", "ana", since));
}
