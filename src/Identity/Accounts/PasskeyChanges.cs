using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>A person adds a passkey, or removes one of hers; saved by the caller.</summary>
internal sealed class PasskeyChanges(IdentityDb db, Passkeys passkeys, NewPassword accounts, Acts acts)
{
    private const int LongestName = 60;

    public async Task<AccountChanged> Add(HttpContext http, Session session, AccountWords said)
    {
        var (form, name) = (http.Request.Form, http.Request.Form[AccountForms.Name].ToString().Trim());
        if (name.Length is 0 or > LongestName)
        {
            return new(said.PasskeyNameBad);
        }

        if (!await passkeys.Add(session, http, form[AccountForms.State].ToString(), form[AccountForms.Credential].ToString(), name))
        {
            return new(said.PasskeyFailed);
        }

        if (await accounts.Account(session.Person, http.RequestAborted) is null)
        {
            db.Accounts.Add(new() { District = session.Person.District.Value, Person = session.Person.Person.Value, PasswordHash = "", Stamp = Passwords.NewStamp() });    // she came by her district's provider
        }

        acts.Note(session.Person.District, session.Person.Person, AccountAct.PasskeyAdded);
        return new();
    }

    public async Task<AccountChanged> Remove(SignInPerson person, string id, CancellationToken cancel)
    {
        var hers = await passkeys.Of(person).ToListAsync(cancel);
        if (hers.Find(passkey => Convert.ToHexString(passkey.Id) == id) is { } passkey)
        {
            db.Passkeys.Remove(passkey);
            acts.Note(person.District, person.Person, AccountAct.PasskeyRemoved);
        }

        return new();
    }
}
