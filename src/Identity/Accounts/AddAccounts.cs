using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Identity;

/// <summary>Local accounts, for people whose district has no provider of its own.</summary>
internal static class LocalAccounts
{
    /// <summary>What makes links; the host registers an <see cref="ISafeguards"/>.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services) =>
        services.AddScoped<Acts>().AddScoped<FormerSignIns>().AddScoped<SignInLinks>().AddScoped<ISignInLinks>(provider => provider.GetRequiredService<SignInLinks>());

    /// <summary>What signs people in with them.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<BreachedPasswords>().AddScoped<NewPassword>().AddScoped<RecoveryCodes>().AddScoped<Authenticators>().AddScoped<Passkeys>().AddScoped<Entering>();
        services.AddScoped<AcceptPage>().AddScoped<RecoverPage>().AddScoped<LeaverPage>().AddScoped<SecondStepPage>().AddScoped<PasskeyPage>().AddScoped<AccountPage>().AddScoped<AccountChanges>();
        services.AddScoped<PasskeyChanges>().AddScoped<AuthenticatorChanges>().AddScoped<ChangePassword>();
        services.AddScoped<MailOut>().AddSingleton<IMailCarrier, MailCarrier>().AddHostedService<MailRounds>();
        services.AddIdentityCore<Account>();
        services.AddScoped<IUserStore<Account>, PasskeyStore>().AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IdentitySettings>((passkeys, settings) =>
        {
            var origin = settings.Issuer.GetLeftPart(UriPartial.Authority);
            passkeys.ServerDomain = settings.Issuer.Host;    // never what a request calls us
            passkeys.UserVerificationRequirement = passkeys.ResidentKeyRequirement = "required";    // it stands for login, password and second factor together
            passkeys.AttestationConveyancePreference = "none";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(asked.Origin == origin && !asked.CrossOrigin);
        });
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.Accept, (HttpContext http, AcceptPage page) => page.Show(http));
        routes.MapPost(Routes.Accept, (HttpContext http, AcceptPage page) => page.Submit(http));
        routes.MapGet(Routes.Recover, (HttpContext http, RecoverPage page) => page.Show(http));
        routes.MapPost(Routes.Recover, (HttpContext http, RecoverPage page) => page.Submit(http));
        routes.MapGet(Routes.Leaver, (HttpContext http, LeaverPage page) => page.Show(http));
        routes.MapPost(Routes.Leaver, (HttpContext http, LeaverPage page) => page.Submit(http));
        routes.MapPost(Routes.SecondStep, (HttpContext http, SecondStepPage page) => page.Submit(http));
        routes.MapGet(Routes.Passkey, (HttpContext http, PasskeyPage page) => page.Show(http));
        routes.MapPost(Routes.Passkey, (HttpContext http, PasskeyPage page) => page.Submit(http));
        routes.MapGet(Routes.Account, (HttpContext http, AccountPage page) => page.Show(http));
        routes.MapPost(Routes.Account, (HttpContext http, AccountPage page) => page.Submit(http));
        routes.MapGet(Routes.PasskeyScript, Style.Script);
    }
}
