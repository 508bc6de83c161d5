using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>The district of this slug; null where there is none.</summary>
public delegate Task<DistrictId?> AskSlug(string slug);

/// <summary>Who another issuer's subject is here; null where nobody may be.</summary>
public delegate Task<PersonId?> AskSubject(ForeignSubject subject);

/// <summary>Somebody, as another issuer names her.</summary>
/// <param name="RosterKey">By what the roster may know her at her first token; null: by nothing.</param>
/// <param name="VouchedSince">As in <see cref="Caller.VouchedSince"/>.</param>
public sealed record ForeignSubject(DistrictId District, string Issuer, string Subject, string? RosterKey, DateTimeOffset VouchedSince);

/// <summary>Reads the caller from a token of another issuer, which vouches for people only, and only in the districts that are bound to it.</summary>
internal sealed class ForeignTokens(AskSlug districts, AskSubject people)
{
    /// <summary>What an identity token has and no access token needs.</summary>
    private static readonly string[] OfIdentityTokens = ["nonce", "at_hash", "c_hash"];

    private static readonly string[] OfTime = ["iat", "auth_time"];

    /// <summary>The caller, or what was wrong, for those who run the service.</summary>
    public async Task<(Caller? Caller, string Wrong)> Read(Said said, IssuerOptions issuer, string language)
    {
        if (OfIdentityTokens.Any(said.Has))
        {
            return (null, "identity_token");
        }

        var words = said.Words(issuer.ScopeClaim);
        var scopes = new[] { (issuer.CoachingScope, Caller.CoachingScope), (issuer.DirectoryScope, Caller.DirectoryScope) }.Where(pair => words.Contains(pair.Item1)).Select(pair => pair.Item2).ToList();
        if (scopes.Count == 0)
        {
            return (null, "scope");
        }

        if (said.Only(issuer.SubjectClaim) is not { } subject || said.Only(issuer.ClientClaim) is not { } client)
        {
            return (null, "claims");
        }

        if (issuer.Bound(said.Only) is not { } bound || (Guid.TryParseExact(bound, "D", out var id) ? new DistrictId(id) : await districts(bound)) is not { } district)
        {
            return (null, "district");
        }

        var since = VouchedSince(said) - TimeSpan.FromSeconds(issuer.ClockSkewSeconds);
        if (await people(new(district, issuer.Issuer, subject, issuer.RosterKeyClaim is { } key ? said.Only(key) : null, since)) is not { } person)
        {
            return (null, "person");
        }

        var isStrong = issuer.FreshAcrs.Count == 0 || (said.Only("acr") is { } acr && issuer.FreshAcrs.Contains(acr));
        return (new(district, person, issuer.Client(client), [.. scopes], isStrong ? said.Time("auth_time") : null, language)
        {
            IssuedAt = said.Time("iat") ?? DateTimeOffset.UnixEpoch,
            VouchedSince = since,
            Issuer = issuer.Issuer,
            SignIn = subject,
        }, "");
    }

    /// <summary>When the token was made or, where it says that, she signed in before; what cannot be read is long ago.</summary>
    private static DateTimeOffset VouchedSince(Said said) =>
        OfTime.Where(claim => claim == "iat" || said.Has(claim)).Min(claim => said.Time(claim) ?? DateTimeOffset.UnixEpoch);
}
