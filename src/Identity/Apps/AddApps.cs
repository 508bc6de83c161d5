using DistrictCoaching.Domain;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;

namespace DistrictCoaching.Identity;

/// <summary>What any process needs that tells whether an application still stands.</summary>
internal static class AppServices
{
    public static IServiceCollection AddApps(this IServiceCollection services)
    {
        services.AddOpenIddict().AddCore(core =>
        {
            core.UseEntityFrameworkCore().UseDbContext<IdentityDb>();
            core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication, Clients>();
        });
        return services.AddScoped<Clients>().AddScoped<Grants>().AddScoped<Suspensions>().AddScoped<ISignInRemoval, SignInRemoval>().AddScoped<IApps, Apps>();
    }
}
