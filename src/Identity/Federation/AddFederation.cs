using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Identity;

/// <summary>Districts' own providers.</summary>
internal static class Federating
{
    /// <summary>What sets them up; the host registers an <see cref="IFederation"/>.</summary>
    public static IServiceCollection AddSignInSetup(this IServiceCollection services) =>
        services.AddSingleton<ProviderHttp>().AddSingleton<Discoveries>().AddSingleton<ITextRecords, TextRecords>()
            .AddScoped<Domains>().AddScoped<ProviderLinks>().AddScoped<ISignInSetup, SignInSetup>();

    /// <summary>What signs people in with them.</summary>
    public static IServiceCollection AddFederation(this IServiceCollection services) =>
        services.AddSingleton<ProviderFlow>().AddScoped<SchoolPage>().AddScoped<AnswerPage>();

    public static void MapFederation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.School, (HttpContext http, SchoolPage page) => page.Show(http));
        routes.MapPost(Routes.School, (HttpContext http, SchoolPage page) => page.Submit(http));
        routes.MapGet(Routes.School + "/{id:guid}", (HttpContext http, Guid id, AnswerPage page) => page.Show(http, id));
        routes.MapGet(Routes.District + "/{slug}", (string slug) => SchoolPage.Of(slug));
    }
}
