using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Bench;

/// <summary>Tokens for client credentials, beside OpenIddict's plain server as its samples set it up, on the same store.</summary>
internal static class TokenEndpoint
{
    private const int Connections = 8;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("tokens-");
        try
        {
            await Compare("SQLite", new() { DataFolder = folder.FullName }, $"Data Source={Path.Combine(folder.FullName, "plain.db")}", postgres: false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await using var server = await PostgresServer.Start(fsync: true);
        var (ours, plain) = (await server.NewDatabase(), await server.NewDatabase());
        await IdentityTables.Run(server.Connection(ours, $"{ours}_owner"), $"{ours}_writer");
        await Compare("PostgreSQL", new() { Postgres = server.Connection(ours, $"{ours}_writer") }, server.Connection(plain, $"{plain}_owner"), postgres: true);
    }

    private static async Task Compare(string store, IdentityOptions options, string plainStore, bool postgres)
    {
        var (identity, client, secret) = await Identity(options);
        await using var one = identity;
        await using var other = await PlainOpenIddict.Start(plainStore, postgres);
        var rounds = await Rounds.Of(
            () => Load.Round(new(identity.Urls.Single()), "/connect/token", "-", Body(client, secret, "directory"), Connections),
            () => Load.Round(new(other.Urls.Single()), "/connect/token", "-", Body(PlainOpenIddict.Client, PlainOpenIddict.Secret, "api"), Connections));
        Report.Rounds($"{store}, identity", rounds[0]);
        Report.Rounds($"{store}, OpenIddict's plain server", rounds[1]);
        Report.Ratio("  identity against it", rounds[0], rounds[1], goal: 1);
    }

    private static string Body(string client, string secret, string scope) => $"grant_type=client_credentials&client_id={client}&client_secret={secret}&scope={scope}";

    private static async Task<(WebApplication App, string Client, string Secret)> Identity(IdentityOptions options)
    {
        options.MasterKey = Convert.ToBase64String(new byte[32]);
        options.Limits = new() { TokensPerMinute = int.MaxValue, TokensPerMinuteOfAccount = int.MaxValue };
        options.Issuer = new($"http://127.0.0.1:{Load.FreePort()}/");
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["urls"] = options.Issuer.AbsoluteUri;
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IPeople, Nobody>().AddSingleton<IProposals>(_ => throw new NotSupportedException()).AddIdentity(options);
        var app = builder.Build();
        app.MapIdentity();
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<IApps>().Register(
            new(Guid.NewGuid()), new(Guid.NewGuid(), new(Guid.NewGuid()), "Bench", new([], [AppScope.Directory], [], [], null)), CancellationToken.None);
        return (app, made.App!.ClientId, made.Secret!);
    }

    /// <summary>Applications that act by themselves need no person.</summary>
    private sealed class Nobody : IPeople
    {
        public Task<IReadOnlyList<SignInPerson>> Leavers(string districtSlug, string login, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SignInPerson>>([]);

        public Task<SignInPerson?> Find(string districtSlug, string login, CancellationToken cancel) => Task.FromResult<SignInPerson?>(null);

        public Task<SignInPerson?> Find(DistrictId district, PersonId person, CancellationToken cancel) => Task.FromResult<SignInPerson?>(null);

        public Task<bool> IsSuspended(DistrictId district, CancellationToken cancel) => Task.FromResult(false);

        public Task<SignInDistrict?> District(string slug, CancellationToken cancel) => Task.FromResult<SignInDistrict?>(null);
    }
}
