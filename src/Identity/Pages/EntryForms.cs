using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>How every page begins on which somebody signs in: where she goes on to must be ours, and so must be the form that she sends.</summary>
internal sealed class EntryForms(ReturnTickets tickets, IAntiforgery forgery)
{
    /// <summary>A page that is asked for.</summary>
    public Entry Shown(HttpContext http) => Read(Words.For(http), http.Request.Query[ReturnTickets.Field]);

    /// <summary>A form that was sent.</summary>
    public async Task<Entry> Sent(HttpContext http)
    {
        var words = Words.For(http);
        return http.Request.HasFormContentType && await forgery.IsRequestValidAsync(http) ? Read(words, http.Request.Form[ReturnTickets.Field]) : new(null, null, Page.Error(words, words.FormExpired));
    }

    private Entry Read(Words words, string? given)
    {
        var ticket = tickets.Read(given);
        return new(given, ticket, !string.IsNullOrEmpty(given) && ticket is null ? Page.Error(words, words.ReturnExpired) : null);
    }
}

/// <param name="Given">The ticket as it was sent, to be handed on.</param>
/// <param name="Ticket">Where she goes on to; null: to her own page.</param>
/// <param name="Refused">What is said instead; null where she may go on.</param>
internal sealed record Entry(string? Given, ReturnTicket? Ticket, IResult? Refused);
