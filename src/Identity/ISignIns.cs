using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What gateways ask of how a person signed in, while a token of hers lives.</summary>
public interface ISignIns
{
    /// <summary>Whether the sign-in of one of our access tokens still counts: her credential is the one of then, and, where the token is our own client's, she has not signed out.</summary>
    /// <param name="signIn">The token's claim `sid`; null: it has none, and counts for nothing.</param>
    Task<bool> Stands(DistrictId district, PersonId person, string clientId, string? signIn, CancellationToken cancel = default);

    /// <summary>
    /// Who another issuer's subject is in a district, linked as by the district's own provider: the first time the roster says by its key who she is, and is sealed where anybody signed in as her before. Null: nobody.
    /// Who was unlinked is not linked by what was vouched for before.
    /// </summary>
    /// <param name="since">Since when the issuer vouches for her.</param>
    Task<PersonId?> Person(DistrictId district, string issuer, string subject, string? rosterKey, DateTimeOffset since, CancellationToken cancel = default);

    /// <summary>Whether another issuer's subject is still linked to her, and her sign-in was neither taken nor ended since the issuer vouches for her.</summary>
    Task<bool> IsLinked(DistrictId district, PersonId person, string issuer, string subject, DateTimeOffset since, CancellationToken cancel = default);
}

internal sealed class SignIns(Standing standing, ProviderLinks links) : ISignIns
{
    public async Task<bool> Stands(DistrictId district, PersonId person, string clientId, string? signIn, CancellationToken cancel = default) =>
        SignInMark.Read(signIn) is { } mark && await standing.Holds(district, person, mark, clientId, cancel);

    public async Task<PersonId?> Person(DistrictId district, string issuer, string subject, string? rosterKey, DateTimeOffset since, CancellationToken cancel = default)
    {
        var provider = new Provider(SignInVendor.Oidc, issuer, null, null, "", "", SignInMatch.RosterKey, null);
        var (person, _, failure) = await links.SignIn(district, provider, new(subject, rosterKey, null), since, cancel);
        if (failure == SignInFailure.TryAgain)
        {
            (person, _, _) = await links.SignIn(district, provider, new(subject, rosterKey, null), since, cancel);    // her first page asks for many things at once, and each of them would link her
        }

        return person?.Person;
    }

    public Task<bool> IsLinked(DistrictId district, PersonId person, string issuer, string subject, DateTimeOffset since, CancellationToken cancel = default) =>
        links.Has(district, person, issuer, subject, since, cancel);
}
