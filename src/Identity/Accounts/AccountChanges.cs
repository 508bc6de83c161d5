using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>What a change did: codes to show once, or why it was not made.</summary>
internal sealed record AccountChanged(string? Problem = null)
{
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>
/// What a person changes about her own sign-in. While her coaching is closed, whoever is signed in may be another: then nothing that is hers is removed or replaced, nor anything added that would count as hers; what ends something works.
/// </summary>
internal sealed class AccountChanges(
    IdentityDb db, Passkeys passkeys, Authenticators authenticators, RecoveryCodes codes, NewPassword accounts, SignInLinks links, ISafeguards safeguards, Guesses guesses, Acts acts)
{
    public const string UseCode = "use-code", CancelLink = "cancel-link", AddPasskey = "add-passkey", RemovePasskey = "remove-passkey", BeginAuthenticator = "begin-authenticator",
        ConfirmAuthenticator = "confirm-authenticator", RemoveAuthenticator = "remove-authenticator", RenewCodes = "renew-codes", EndSessions = "end-sessions",
        ChangePassword = "change-password";

    private const int LongestName = 60;

    public async Task<AccountChanged> Make(HttpContext http, Session session, AccountWords said)
    {
        var (form, person, cancel) = (http.Request.Form, session.Person, http.RequestAborted);
        var act = form[AccountForms.Do].ToString();
        if (act is not (UseCode or CancelLink or EndSessions) && await safeguards.SealedUntil(person, cancel) is { } until)
        {
            return new(said.Sealed(until));
        }

        var changed = act switch
        {
            UseCode => await Unseal(person, form[AccountForms.Code].ToString(), said, cancel),
            CancelLink => await Cancel(person, cancel),
            AddPasskey => await Add(http, session, said),
            RemovePasskey => await Remove(person, form[AccountForms.Id].ToString(), cancel),
            BeginAuthenticator => await Begin(person, cancel),
            ConfirmAuthenticator => await Confirm(person, form["step"].ToString(), said, cancel),
            RemoveAuthenticator => await TakeOff(person, cancel),
            RenewCodes => new() { Codes = Noted(person, AccountAct.CodesRenewed, await codes.Renew(person, cancel)) },
            EndSessions => await EndAll(http, session),
            ChangePassword => await Change(http, session, said),
            _ => new(),
        };
        if (changed.Problem is null)
        {
            await db.SaveChangesAsync(cancel);
        }

        return changed;
    }

    private T Noted<T>(SignInPerson person, AccountAct act, T done)
    {
        acts.Note(person.District, person.Person, act);
        return done;
    }

    private async Task<AccountChanged> Unseal(SignInPerson person, string typed, AccountWords said, CancellationToken cancel)
    {
        var key = Guesses.Key($"code {person.District.Value:N}", $"{person.Person.Value:N}", from: null);
        if (guesses.Begin(key) is not null)
        {
            return new(said.CodesHeldBack);
        }

        if (await codes.Find(person, typed, cancel) is not { } code)
        {
            return new(said.CodeRefused);
        }

        guesses.Right(key);
        if (!await safeguards.Lift(person, DateTimeOffset.FromUnixTimeSeconds(code.Made), cancel))
        {
            return new(said.TryAgain);
        }

        if (await safeguards.SealedUntil(person, cancel) is not null)
        {
            return new(said.CodeTooNew);
        }

        db.Codes.Remove(code);
        return Noted(person, AccountAct.UnsealedByCode, new AccountChanged());
    }

    private async Task<AccountChanged> Cancel(SignInPerson person, CancellationToken cancel)
    {
        await db.Links.Where(link => link.District == person.District.Value && link.Person == person.Person.Value).ExecuteDeleteAsync(cancel);
        await db.Mails.Where(mail => mail.District == person.District.Value && mail.Person == person.Person.Value && mail.Until != null).ExecuteDeleteAsync(cancel);
        return Noted(person, AccountAct.LinkCancelled, new AccountChanged());
    }

    private async Task<AccountChanged> Add(HttpContext http, Session session, AccountWords said)
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

        return Noted(session.Person, AccountAct.PasskeyAdded, new AccountChanged());
    }

    private async Task<AccountChanged> Remove(SignInPerson person, string id, CancellationToken cancel)
    {
        var hers = await passkeys.Of(person).ToListAsync(cancel);
        if (hers.Find(passkey => Convert.ToHexString(passkey.Id) == id) is { } passkey)
        {
            db.Passkeys.Remove(passkey);
            acts.Note(person.District, person.Person, AccountAct.PasskeyRemoved);
        }

        return new();
    }

    private async Task<AccountChanged> Begin(SignInPerson person, CancellationToken cancel)
    {
        await authenticators.Begin(person, cancel);
        return new();
    }

    private async Task<AccountChanged> Confirm(SignInPerson person, string typed, AccountWords said, CancellationToken cancel)
    {
        if (await authenticators.Find(person.District.Value, person.Person.Value, cancel) is not { Confirmed: false } begun)
        {
            return new();
        }

        if (!await authenticators.Use(begun, typed, cancel))
        {
            return new(said.StepRefused);
        }

        begun.Confirmed = true;
        return Noted(person, AccountAct.AuthenticatorAdded, new AccountChanged());
    }

    private async Task<AccountChanged> TakeOff(SignInPerson person, CancellationToken cancel)
    {
        if (await authenticators.Find(person.District.Value, person.Person.Value, cancel) is { } authenticator)
        {
            db.Authenticators.Remove(authenticator);
            acts.Note(person.District, person.Person, AccountAct.AuthenticatorRemoved);
        }

        return new();
    }

    /// <summary>Ends all her sessions, this one too: whoever knew the password of before has none. Who came by a provider has no password, and is given none.</summary>
    private async Task<AccountChanged> Change(HttpContext http, Session session, AccountWords said)
    {
        var person = session.Person;
        if (await accounts.Account(person, http.RequestAborted) is not { PasswordHash.Length: > 0 } account)
        {
            return new();
        }

        var key = Guesses.Key($"change {person.District.Value:N}", $"{person.Person.Value:N}", from: null);
        if (guesses.Begin(key) is not null)
        {
            return new(said.CodesHeldBack);
        }

        if (!accounts.Knows(http, account))
        {
            return new(said.PasswordBeforeRefused);
        }

        guesses.Right(key);
        if (accounts.Refuse(http, Words.For(http)) is { } problem)
        {
            return new(problem);
        }

        accounts.Change(account, http);
        await links.EndProvided(person, http.RequestAborted);
        await Sessions.End(http);
        return Noted(person, AccountAct.PasswordChanged, new AccountChanged());
    }

    private async Task<AccountChanged> EndAll(HttpContext http, Session session)
    {
        if (await accounts.Account(session.Person, http.RequestAborted) is { } account)
        {
            account.Stamp = Passwords.NewStamp();
        }

        await links.EndProvided(session.Person, http.RequestAborted);
        acts.Note(session.Person.District, session.Person.Person, AccountAct.SignedOutEverywhere);
        await db.SaveChangesAsync(http.RequestAborted);
        await Sessions.End(http);
        return new();
    }
}
