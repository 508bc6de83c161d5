using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What a district needs to have its people sign in with its own provider.</summary>
public interface ISignInSetup
{
    /// <summary>The district's own address, at which its people sign in.</summary>
    Uri Address(string slug);

    /// <summary>Where the provider must be allowed to send people back to.</summary>
    Uri Callback(DistrictId district);

    /// <summary>The provider with what its vendor prescribes, once its discovery document was read and is its own; else the code of what is wrong.</summary>
    Task<(Provider? Provider, string? Refused)> Check(Provider said, CancellationToken cancel = default);

    /// <summary>The TXT record that proves a domain; null where it is none.</summary>
    (string Name, string Text)? Record(DistrictId district, string domain);

    /// <summary>The code of why not; null: the domain is the district's.</summary>
    Task<string?> Prove(DistrictId district, string domain, CancellationToken cancel = default);

    /// <summary>Done also where the domain is not the district's.</summary>
    Task Remove(DistrictId district, string domain, CancellationToken cancel = default);

    /// <summary>The domains that the district proved, in order.</summary>
    Task<IReadOnlyList<string>> Domains(DistrictId district, CancellationToken cancel = default);

    /// <summary>Ends a person's link, and whatever she signed in to by it. Done also where there is none.</summary>
    /// <param name="by">Who does; null: those who run the service.</param>
    Task Unlink(DistrictId district, PersonId person, PersonId? by = null, CancellationToken cancel = default);
}

internal sealed class SignInSetup(IdentitySettings settings, Discoveries discoveries, Domains domains, ProviderLinks links) : ISignInSetup
{
    public Uri Address(string slug) => settings.Address($"{Routes.District}/{slug}");

    public Uri Callback(DistrictId district) => settings.Address(ProviderFlow.Callback(district));

    public async Task<(Provider? Provider, string? Refused)> Check(Provider said, CancellationToken cancel = default)
    {
        var (provider, refused) = Vendors.Complete(said, settings.Options.Federation);
        return provider is null ? (null, refused)
            : await discoveries.Check(provider.Issuer, cancel) is { } wrong ? (null, wrong)
            : (provider, null);
    }

    public (string Name, string Text)? Record(DistrictId district, string domain) => Identity.Domains.Of(domain) is { } name ? Identity.Domains.Record(district, name) : null;

    public async Task<string?> Prove(DistrictId district, string domain, CancellationToken cancel = default) =>
        Identity.Domains.Of(domain) is not { } name ? "SIGN_IN_DOMAIN"
        : await domains.Prove(district, name, cancel) ? null
        : "SIGN_IN_DOMAIN_NOT_PROVEN";

    public async Task Remove(DistrictId district, string domain, CancellationToken cancel = default)
    {
        if (Identity.Domains.Of(domain) is { } name)
        {
            await domains.Remove(district, name, cancel);
        }
    }

    public Task<IReadOnlyList<string>> Domains(DistrictId district, CancellationToken cancel = default) => domains.All(district, cancel);

    public Task Unlink(DistrictId district, PersonId person, PersonId? by = null, CancellationToken cancel = default) => links.Unlink(district, person, by, cancel);
}
