using System.Collections.Concurrent;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>As identity offers them, but that nobody is asked over a network: issuers and domains under .example are fine.</summary>
internal sealed class TestSignInSettings : ISignInSettings
{
    private readonly ConcurrentDictionary<(DistrictId, string), bool> domains = new();

    public ConcurrentBag<(DistrictId, PersonId)> Unlinked { get; } = [];

    public Uri Address(string slug) => new($"https://id.example.test/d/{slug}");

    public Uri Callback(DistrictId district) => new("https://id.example.test/account/school/district");

    public Task<Answer<SignInProviderView>> Check(SignInProviderView said, CancellationToken cancel) =>
        Task.FromResult(said.Issuer.EndsWith(".example", StringComparison.Ordinal) ? new Answer<SignInProviderView>(said, null) : new(null, new("SIGN_IN_PROVIDER_ADDRESS", null)));

    public (string Name, string Text)? Record(DistrictId district, string domain) => ("_record", "text");

    public Task<Refusal?> Prove(DistrictId district, string domain, CancellationToken cancel)
    {
        var fine = domain.EndsWith(".example", StringComparison.Ordinal);
        if (fine)
        {
            domains[(district, domain)] = true;
        }

        return Task.FromResult(fine ? null : new Refusal("SIGN_IN_DOMAIN"));
    }

    public Task Remove(DistrictId district, string domain, CancellationToken cancel)
    {
        domains.TryRemove((district, domain), out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> Domains(DistrictId district, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([.. domains.Keys.Where(key => key.Item1 == district).Select(key => key.Item2)]);

    public Task Unlink(DistrictId district, PersonId person, PersonId by, CancellationToken cancel)
    {
        Unlinked.Add((district, person));
        return Task.CompletedTask;
    }
}
