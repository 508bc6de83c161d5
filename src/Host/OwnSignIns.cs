using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Host;

/// <summary>How people signed in, as the gateway asks of it: with our own issuer, or with another one whose subjects are linked here.</summary>
internal static class OwnSignIns
{
    public static IServiceCollection AddOwnSignIns(this IServiceCollection services, Uri? issuer)
    {
        services.AddSingleton<AskSubject>(provider =>
        {
            var scopes = provider.GetRequiredService<IServiceScopeFactory>();
            return async subject =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<ISignIns>().Person(subject.District, subject.Issuer, subject.Subject, subject.RosterKey, subject.VouchedSince);
            };
        });
        return services.AddSingleton<AskSignIn>(provider =>
        {
            var (gateway, scopes) = (provider.GetRequiredService<IOptions<GatewayOptions>>().Value, provider.GetRequiredService<IServiceScopeFactory>());
            return async caller =>
            {
                if (caller.Issuer is null && gateway.Issuer != issuer?.AbsoluteUri)
                {
                    return true;    // where the gateway believes another issuer in place of ours, that one ends its sign-ins itself
                }

                await using var scope = scopes.CreateAsyncScope();
                var signIns = scope.ServiceProvider.GetRequiredService<ISignIns>();
                return await (caller.Issuer is { } other
                    ? signIns.IsLinked(caller.District, caller.Person!.Value, other, caller.SignIn!, caller.VouchedSince)
                    : signIns.Stands(caller.District, caller.Person!.Value, caller.ClientId, caller.SignIn));
            };
        });
    }
}
