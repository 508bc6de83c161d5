using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What identity knows of a district's own sign-in; the host connects the two.</summary>
public interface ISignInSettings
{
    /// <summary>Where the district's people sign in.</summary>
    Uri Address(string slug);

    /// <summary>Where its provider must be allowed to send people back to.</summary>
    Uri Callback(DistrictId district);

    /// <summary>The provider with what its vendor prescribes, once its discovery document was read; or why not.</summary>
    Task<Answer<SignInProviderView>> Check(SignInProviderView said, CancellationToken cancel);

    /// <summary>The TXT record that proves a domain, its name and its text; null where it is no domain.</summary>
    (string Name, string Text)? Record(DistrictId district, string domain);

    /// <summary>Null: DNS shows the record, and the domain is the district's; otherwise why not.</summary>
    Task<Refusal?> Prove(DistrictId district, string domain, CancellationToken cancel);

    Task Remove(DistrictId district, string domain, CancellationToken cancel);

    Task<IReadOnlyList<string>> Domains(DistrictId district, CancellationToken cancel);

    Task Unlink(DistrictId district, PersonId person, PersonId by, CancellationToken cancel);
}
