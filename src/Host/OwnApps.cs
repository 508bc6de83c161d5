using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Host;

/// <summary>The clients of our own issuer, as the gateway asks of them.</summary>
internal static class OwnApps
{
    /// <summary>Where the gateway believes another issuer, that one ends its clients itself.</summary>
    public static IServiceCollection AddOwnApps(this IServiceCollection services, Uri? issuer) => services.AddSingleton<AskApp>(provider =>
    {
        var (gateway, scopes) = (provider.GetRequiredService<IOptions<GatewayOptions>>().Value, provider.GetRequiredService<IServiceScopeFactory>());
        return async caller =>
        {
            if (caller.Issuer is not null || gateway.Issuer != issuer?.AbsoluteUri || gateway.OwnClients.Contains(caller.ClientId))
            {
                return true;
            }

            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IApps>().Stands(caller.District, caller.Person, caller.ClientId, caller.IssuedAt, CancellationToken.None);
        };
    });
}
