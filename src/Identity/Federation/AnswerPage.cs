using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Where a district's provider sends a person back to. Whoever it vouches for signs in to this district and to no other.</summary>
internal sealed class AnswerPage(IFederation federation, ProviderFlow flow, ProviderLinks links, IdentityDb db, Acts acts, Sessions sessions, ReturnTickets tickets, IdentitySettings settings, ILogger<AnswerPage> logger)
{
    public async Task<IResult> Show(HttpContext http, Guid id)
    {
        var (words, district) = (Words.For(http), new DistrictId(id));
        ProviderAnswer answer = new() { Failure = SignInFailure.Unusable };
        if (await federation.Provider(district, http.RequestAborted) is { } provider)
        {
            try
            {
                answer = await flow.End(http, district, provider);
            }
            catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
            {
                Log.ProviderUnreachable(logger, e.GetType().Name);
                answer.Failure = SignInFailure.Unreachable;
            }

            if (answer.Vouched is { } vouched)
            {
                var (person, stamp, failure) = await links.SignIn(district, provider, vouched, since: null, http.RequestAborted);
                if (person is not null)
                {
                    await acts.SignedIn(person, AccountAct.SignedInByProvider, http.RequestAborted);
                    await db.SaveChangesAsync(http.RequestAborted);
                    await sessions.Begin(http, person, stamp, vouched.SignedIn, IdentityNames.ProviderAcr);
                    Log.SignedInByProvider(logger);
                    return tickets.Read(answer.Return) is { } ticket ? Results.Redirect(ticket.Address) : settings.SignedIn(words);
                }

                answer.Failure = failure;
            }
        }

        Log.ProviderSignInRefused(logger, answer.Failure);
        return Refused(words, answer);
    }

    private static Page Refused(Words words, ProviderAnswer answer)
    {
        var said = FederationWords.In(words.Language);
        var back = string.IsNullOrEmpty(answer.Return) ? QueryString.Empty : QueryString.Create(ReturnTickets.Field, answer.Return);
        return new(words, StatusCodes.Status403Forbidden, words.ErrorTitle, Html.Of($"""
            {Forms.Problem(said.Sentence(answer.Failure))}
            <p><a href="{Routes.School + back}">{said.Again}</a></p>
            """));
    }
}
