using System.Security.Cryptography;
using System.Text.Json;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Bench;

/// <summary>A gateway on loopback with the benchmark's fields, and beside it what a plain endpoint costs: the same bytes, behind the same token.</summary>
internal sealed class BenchGateway : IAsyncDisposable
{
    private const string Issuer = "https://id.example.test/";

    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "bench" };

    private readonly WebApplication app;

    private BenchGateway(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public IServiceProvider Services => app.Services;

    /// <summary>A gateway for the benchmark's own fields, whose callers are teachers of whatever district their token names.</summary>
    public static Task<BenchGateway> Start(World world, bool plans, CostOptions? cost = null) => Start(
        world,
        services =>
        {
            services.AddScoped<OwnerLoader>();
            services.AddSingleton<AskDistrict>(_ => Task.FromResult(DistrictState.Active));
            services.AddSingleton<AskRoster>((_, person) => Task.FromResult<PersonFacts?>(new(person, [], [new(Role.Teacher, null, new(DateOnly.MinValue, DateOnly.MaxValue))])));
        },
        plans, cost);

    /// <summary>A gateway for whoever its district knows.</summary>
    public static Task<BenchGateway> Start(World world) => Start(world, _ => { }, plans: true, cost: null);

    private static async Task<BenchGateway> Start(World world, Action<IServiceCollection> add, bool plans, CostOptions? cost)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(world.Grains);
        await world.Store(builder.Services);
        add(builder.Services);
        builder.Services.AddGateway(options =>
        {
            var configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
            configuration.SigningKeys.Add(Key);
            options.Issuer = Issuer;
            options.IssuerConfiguration = _ => Task.FromResult(configuration);
            options.QueryParts.Add(typeof(BenchQuery));
            options.Cost = cost ?? new() { Most = int.MaxValue, Burst = int.MaxValue };
            options.RunsPlans = plans;
        });
        var app = builder.Build();
        app.MapGateway();
        app.MapPost("/plain", (HttpContext context) => Plain(context, FromMemory));
        app.MapPost("/plain-reads", (HttpContext context) => Plain(context, FromGrains));
        await app.StartAsync();
        return new(app);
    }

    public static string Token(DistrictId district, Guid? person = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = "district-coaching",
        TokenType = "at+jwt",
        NotBefore = DateTime.UtcNow,
        Expires = DateTime.UtcNow.AddHours(2),
        SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        Claims = new Dictionary<string, object> { ["sub"] = $"{person ?? Guid.NewGuid()}", ["tenant"] = $"{district.Value}", ["client_id"] = "portal", ["scope"] = "coaching" },
    });

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static Task<IReadOnlyList<PlainItem>> FromMemory(Caller caller, IGrainFactory grains) =>
        Task.FromResult<IReadOnlyList<PlainItem>>([.. BenchQuery.Items.Select(item => Item(item, item.Owner))]);

    private static async Task<IReadOnlyList<PlainItem>> FromGrains(Caller caller, IGrainFactory grains)
    {
        var owners = await OwnerLoader.Owners(grains, caller.District, [.. BenchQuery.Items.Select(item => item.Owner.Person)]);
        return [.. BenchQuery.Items.Zip(owners, Item)];
    }

    private static PlainItem Item(BenchItem item, BenchOwner owner) => new(item.Id, item.Name, item.Count, item.Day, item.Open, item.Kind, owner);

    private static async Task Plain(HttpContext context, Func<Caller, IGrainFactory, Task<IReadOnlyList<PlainItem>>> items)
    {
        var (admitted, _) = await Tokens.Admit(context, "en");
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        if (admitted is null || !asked.RootElement.TryGetProperty("query", out _))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var answer = JsonSerializer.SerializeToUtf8Bytes(new(new(await items(admitted.Caller, context.RequestServices.GetRequiredService<IGrainFactory>()))), PlainJson.Default.PlainAnswer);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }
}
