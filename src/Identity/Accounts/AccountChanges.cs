using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;

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
    IdentityDb db, PasskeyChanges passkeys, AuthenticatorChanges authenticators, ChangePassword password, RecoveryCodes codes, NewPassword accounts, SignInLinks links, ISafeguards safeguards, Guesses guesses, Acts acts)
{
    public const string UseCode = "use-code", CancelLink = "cancel-link", AddPasskey = "add-passkey", RemovePasskey = "remove-passkey", BeginAuthenticator = "begin-authenticator",
        ConfirmAuthenticator = "confirm-authenticator", RemoveAuthenticator = "remove-authenticator", RenewCodes = "renew-codes", EndSessions = "end-sessions",
        SetPassword = "change-password";

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
            AddPasskey => await passkeys.Add(http, session, said),
            RemovePasskey => await passkeys.Remove(person, form[AccountForms.Id].ToString(), cancel),
            BeginAuthenticator => await authenticators.Begin(person, cancel),
            ConfirmAuthenticator => await authenticators.Confirm(person, form["step"].ToString(), said, cancel),
            RemoveAuthenticator => await authenticators.Remove(person, cancel),
            RenewCodes => new() { Codes = Noted(person, AccountAct.CodesRenewed, await codes.Renew(person, cancel)) },
            EndSessions => await EndAll(http, session),
            SetPassword => await password.Change(http, session, said),
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
        var key = Guesses.Key(Guessed.Unsealing, person.District, person.Person);
        if (await guesses.Begin(key, cancel) is not null)
        {
            return new(said.CodesHeldBack);
        }

        if (await codes.Find(person, typed, cancel) is not { } code)
        {
            return new(said.CodeRefused);
        }

        await guesses.Right(key, cancel);
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
        await links.EndWaiting(person.District, person.Person, cancel);
        return Noted(person, AccountAct.LinkCancelled, new AccountChanged());
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
