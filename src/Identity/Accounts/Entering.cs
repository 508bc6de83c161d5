using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Lets a person in who proved who she is: her session begins, her list has it, and she goes on to where she came from.</summary>
internal sealed class Entering(IdentityDb db, Acts acts, Sessions sessions, IdentitySettings settings, ILogger<Entering> logger)
{
    public async Task<IResult> Begin(HttpContext http, Words words, SignInPerson person, Account account, ReturnTicket? ticket, string how = IdentityNames.PasswordAcr)
    {
        await acts.SignedIn(person, how switch
        {
            IdentityNames.PasskeyAcr => AccountAct.SignedInByPasskey,
            IdentityNames.LeaverAcr => AccountAct.SignedInByCode,
            _ => AccountAct.SignedInByPassword,
        }, http.RequestAborted);
        await db.SaveChangesAsync(http.RequestAborted);
        await sessions.Begin(http, person, account.Stamp, how: how);
        Log.SignedIn(logger);
        return ticket is not null ? Results.Redirect(ticket.Address)
            : settings.Options.Portal.Home is { } home ? Results.Redirect(home.AbsoluteUri)
            : new Page(words, StatusCodes.Status200OK, words.SignedInTitle, Html.Of($"""<p>{words.SignedInText}</p><p><a href="{Routes.Account}">{AccountWords.In(words.Language).ToAccount}</a></p>"""));
    }
}
