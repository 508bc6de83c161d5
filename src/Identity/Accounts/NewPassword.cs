using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>A password that somebody just chose, as every form for it has it.</summary>
internal sealed class NewPassword(IdentityDb db, Passwords passwords, BreachedPasswords breached, SignInLinks links)
{
    private const string Password = "password";
    private const string Repeat = "repeat";
    private const string Before = "before";

    public static Html Inputs(Words words, bool first) => Html.Of($"""
        {Forms.Input(Password, words.NewPassword, "password", "new-password", first: first, hint: words.NewPasswordHint)}
        {Forms.Input(Repeat, words.Repeat, "password", "new-password")}
        """);

    /// <summary>The same, with the password of before.</summary>
    public static Html Inputs(AccountWords said, Words words) => Html.Of($"{Forms.Input(Before, said.PasswordBefore, "password", "current-password")}{Inputs(words, first: false)}");

    /// <summary>The sentence that says why not; null where it is good enough.</summary>
    public string? Refuse(HttpContext http, Words words)
    {
        var password = http.Request.Form[Password].ToString();
        return Passwords.Refuse(password, words) ?? (breached.Has(password) ? AccountWords.In(words.Language).PasswordBreached : null) ?? (password == http.Request.Form[Repeat].ToString() ? null : words.PasswordsDiffer);
    }

    public Task<Account?> Account(SignInPerson person, CancellationToken cancel) =>
        db.Accounts.SingleOrDefaultAsync(a => a.District == person.District.Value && a.Person == person.Person.Value, cancel);

    /// <summary>Whether the account's password of before was entered beside the new one.</summary>
    public bool Knows(HttpContext http, Account account) => passwords.Fits(account, http.Request.Form[Before].ToString());

    /// <summary>Changes it and ends whatever she signed in to, also by a provider or another issuer; what else she signs in with stays. Saved by the caller.</summary>
    public Task Change(SignInPerson person, Account account, HttpContext http, CancellationToken cancel)
    {
        (account.PasswordHash, account.Stamp) = (passwords.Hash(http.Request.Form[Password].ToString()), Passwords.NewStamp());
        return links.EndProvided(person, cancel);
    }

    /// <summary>Makes it hers, ends whatever she signed in to, also by a provider or another issuer, and takes her authenticator off; saved by the caller.</summary>
    public async Task Set(SignInPerson person, Account? account, HttpContext http, CancellationToken cancel)
    {
        var (hash, stamp) = (passwords.Hash(http.Request.Form[Password].ToString()), Passwords.NewStamp());
        await links.EndProvided(person, cancel);
        if (account is null)
        {
            db.Accounts.Add(new() { District = person.District.Value, Person = person.Person.Value, PasswordHash = hash, Stamp = stamp });
            return;
        }

        (account.PasswordHash, account.Stamp) = (hash, stamp);
        db.Authenticators.RemoveRange(await db.Authenticators.Where(a => a.District == account.District && a.Person == account.Person).ToListAsync(cancel));
    }
}
