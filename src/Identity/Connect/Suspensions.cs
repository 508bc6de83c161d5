using DistrictCoaching.Domain;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>
/// A suspended district's people still get tokens through our own client: without one nobody could withdraw, or take what is hers, and there is nothing else that such a token is good for. No other client gets any.
/// </summary>
internal sealed class Suspensions(IPeople people, IOpenIddictApplicationManager clients)
{
    public const string Description = "The district is suspended.";

    public async Task<bool> Refuse(DistrictId district, string clientId, CancellationToken cancel) =>
        await people.IsSuspended(district, cancel)
        && !(await clients.FindByClientIdAsync(clientId, cancel) is { } client && await clients.HasConsentTypeAsync(client, ConsentTypes.Implicit, cancel));
}
