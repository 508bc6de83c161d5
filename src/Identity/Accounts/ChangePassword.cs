using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>A person who is signed in replaces her password by another.</summary>
internal sealed class ChangePassword(NewPassword accounts, Guesses guesses, Acts acts)
{
    /// <summary>Ends all her sessions, this one too: whoever knew the password of before has none. Who came by a provider has no password, and is given none.</summary>
    public async Task<AccountChanged> Change(HttpContext http, Session session, AccountWords said)
    {
        var person = session.Person;
        if (await accounts.Account(person, http.RequestAborted) is not { PasswordHash.Length: > 0 } account)
        {
            return new();
        }

        var key = Guesses.Key(Guessed.Change, person.District, person.Person);
        if (await guesses.Begin(key, http.RequestAborted) is not null)
        {
            return new(said.CodesHeldBack);
        }

        if (!accounts.Knows(http, account))
        {
            return new(said.PasswordBeforeRefused);
        }

        await guesses.Right(key, http.RequestAborted);
        if (accounts.Refuse(http, Words.For(http)) is { } problem)
        {
            return new(problem);
        }

        await accounts.Change(person, account, http, http.RequestAborted);
        await Sessions.End(http);
        acts.Note(person.District, person.Person, AccountAct.PasswordChanged);
        return new();
    }
}
