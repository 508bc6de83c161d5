using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>An application that the district registered. What people do with it is theirs and is counted nowhere.</summary>
public sealed class App(Domain.App app, Caller caller)
{
    /// <summary>Its client_id.</summary>
    public string ClientId => app.ClientId;

    /// <summary>Its name, as people see it when they are asked.</summary>
    public string Name => app.Name;

    /// <summary>The scopes for which it may ask people.</summary>
    public IEnumerable<AppScope> ForPeople => app.Access.ForPeople;

    /// <summary>The scopes in which it acts by itself.</summary>
    public IEnumerable<AppScope> ForItself => app.Access.ForItself;

    /// <summary>Where people come back to it.</summary>
    public IEnumerable<string> RedirectUris => app.Access.RedirectUris.Select(address => address.OriginalString);

    /// <summary>Where people may be sent after signing out.</summary>
    public IEnumerable<string> SignedOutUris => app.Access.SignedOutUris.Select(address => address.OriginalString);

    /// <summary>The JSON Web Key Set with which it signs; null where it has a secret.</summary>
    public string? PublicKeys => app.Access.PublicKeys;

    /// <summary>Who registered it.</summary>
    public Task<Person?> RegisteredBy([FromServices] Lists lists, CancellationToken cancel) => lists.Person(caller, app.RegisteredBy.Value, cancel);

    /// <summary>When.</summary>
    public DateTimeOffset RegisteredAt => app.RegisteredAt;

    /// <summary>When it was revoked; null: it is not.</summary>
    public DateTimeOffset? RevokedAt => app.RevokedAt;

    /// <summary>Until when the secret before this one works; null where none does.</summary>
    public DateTimeOffset? OldSecretUntil => app.OldSecretUntil;

    /// <summary>When it last got a token for itself, to within ten seconds.</summary>
    public DateTimeOffset? LastUsedAt => app.LastUsed;

    /// <summary>How many tokens it got for itself.</summary>
    public int TokensIssued => (int)Math.Min(app.Tokens, int.MaxValue);
}
