using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>Where a person goes on after signing in. It is sealed: nobody else can write one, so it leads nowhere else.</summary>
/// <param name="Address">On this service.</param>
/// <param name="Redirect">Where the client will be answered, checked before this was written; null where she came from a page of ours.</param>
/// <param name="District">The slug that the client asked for.</param>
/// <param name="Fresh">Whether an earlier sign-in is not enough.</param>
internal sealed record ReturnTicket(string Address, string? Redirect, string? District, bool Fresh = false);

internal sealed class ReturnTickets(IDataProtectionProvider protection, PushedRequest pushed)
{
    public const string Field = "return";
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("return-ticket").ToTimeLimitedDataProtector();

    public IResult ToSignIn(OpenIddictRequest request)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in PushedRequest.Fields(request))
        {
            // the sign-in that follows is what these two ask for: left in, they would ask again for ever
            var text = name == Parameters.Prompt ? string.Join(' ', request.GetPromptValues().Where(Remains)) : value;
            if (name != Parameters.MaxAge && text.Length > 0)
            {
                query.Add(name, text);
            }
        }

        if (request.RequestUri is not null)
        {
            query.Add(PushedRequest.Mark, pushed.SignedIn(request));
        }

        return ToSignIn(new ReturnTicket(Routes.Authorize + query, request.RedirectUri, (string?)request[Authorize.District], request.MaxAge is not null || request.HasPromptValue(PromptValues.Login)));

        static bool Remains(string prompt) => prompt is not (PromptValues.Login or PromptValues.SelectAccount);
    }

    /// <summary>To sign in, and back to a page of ours.</summary>
    public IResult ToSignIn(string address) => ToSignIn(new ReturnTicket(address, null, null, Fresh: true));

    /// <summary>Null: it is none of ours, or older than an hour.</summary>
    public ReturnTicket? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<ReturnTicket>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IResult ToSignIn(ReturnTicket ticket) =>
        Results.Redirect(Routes.SignIn + QueryString.Create(Field, protector.Protect(JsonSerializer.Serialize(ticket), TimeSpan.FromHours(1))));
}
