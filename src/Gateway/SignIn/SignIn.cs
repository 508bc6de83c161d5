using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>How the district's people sign in. For district leads and administrators.</summary>
    public async Task<SignIn> SignIn([FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] Grains grains, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        return new(key, caller, grains);
    }
}

/// <summary>How a district's people sign in.</summary>
public sealed class SignIn(DistrictId district, Caller caller, Grains grains)
{
    /// <summary>The district's own address, at which its people sign in.</summary>
    public async Task<string?> Address([FromServices] DistrictDirectory districts, [FromServices] ISignInSettings settings, CancellationToken cancel) =>
        await districts.SlugOf(district, cancel) is { } slug ? settings.Address(slug).AbsoluteUri : null;

    /// <summary>The redirect address that the provider must allow.</summary>
    public string Callback([FromServices] ISignInSettings settings) => settings.Callback(district).AbsoluteUri;

    /// <summary>The district's provider; null where people sign in with what the service gives them.</summary>
    public async Task<SignInProvider?> Provider() =>
        await grains.District(caller).SignInProvider() is { } provider ? new(provider) : null;

    /// <summary>The domains of e-mail addresses that the district proved to be its own.</summary>
    public Task<IReadOnlyList<string>> Domains([FromServices] ISignInSettings settings, CancellationToken cancel) => settings.Domains(district, cancel);

    /// <summary>What DNS must show for a domain to be proved; null where it is no domain.</summary>
    /// <param name="domain">The part of addresses after the @.</param>
    public DomainRecord? DomainRecord(string domain, [FromServices] ISignInSettings settings) => settings.Record(district, domain) is { } record ? new(record.Name, record.Text) : null;
}

/// <summary>A TXT record.</summary>
public sealed class DomainRecord(string name, string text)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its text.</summary>
    public string Text => text;
}

/// <summary>A district's provider. Its secret is never shown.</summary>
public sealed class SignInProvider(SignInProviderView view)
{
    /// <summary>Whose product it is.</summary>
    public SignInVendor Vendor => view.Vendor;

    /// <summary>The issuer of its tokens.</summary>
    public string Issuer => view.Issuer;

    /// <summary>The one organisation whose people it may name; null where it has one only.</summary>
    public string? Tenant => view.Tenant;

    /// <summary>The claim that says which.</summary>
    public string? TenantClaim => view.TenantClaim;

    /// <summary>Who we are to it.</summary>
    public string ClientId => view.ClientId;

    /// <summary>By what people are found in the roster at their first sign-in.</summary>
    public SignInMatch Match => view.Match;

    /// <summary>The claim that has the roster's key; null where they are found by e-mail.</summary>
    public string? MatchClaim => view.MatchClaim;
}
