using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Classes in this collection share one running service; they found districts of their own in it.</summary>
[CollectionDefinition(nameof(Service))]
public sealed class ServiceCollection : ICollectionFixture<Service>;

/// <summary>
/// The whole service but for identity: a silo on a SQLite store in a temporary folder, and a gateway on a free port of loopback over real HTTP. Time is the test's own;
/// the machinery of Orleans keeps the machine's.
/// </summary>
public sealed class Service : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("service-");
    private SqliteKeyStore? keys;
    private IHost? silo;
    private readonly byte[] cursorKey = RandomNumberGenerator.GetBytes(32);
    private WebApplication? gateway, library;

    public FakeTimeProvider Clock { get; } = new(TestGateway.Now);

    public TestIssuer Issuer { get; } = new();

    public LogLines Logged { get; } = new();

    public HttpClient Client { get; private set; } = new();

    /// <summary>A second gateway before the same silo, on which the library's own engine runs everything.</summary>
    public HttpClient Library { get; private set; } = new();

    /// <summary>The day in every test district's zone, as GraphQL writes it.</summary>
    public string Today => Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public SqliteStore Store { get; private set; } = null!;

    /// <summary>Grains without the gateway's façade, to test the lock behind it.</summary>
    public IGrainFactory Grains => silo!.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Signs and checks the journal, as the silo does every ten minutes.</summary>
    public JournalWatch Watch => silo!.Services.GetRequiredService<JournalWatch>();

    public IKeyStore Keys => keys!;

    public string Journal => Path.Combine(folder.FullName, "journal.db");

    /// <summary>The gateway's services, as one request has them.</summary>
    public IServiceScope Scope() => gateway!.Services.CreateScope();

    internal GatewaySchema Schema => gateway!.Services.GetRequiredService<GatewaySchema>();

    public async ValueTask InitializeAsync()
    {
        Store = SqliteStore.Open(folder.FullName, Tables.All, Clock);
        keys = new(Path.Combine(folder.FullName, "keys.db"));
        var ring = await KeyRing.Open(keys, new([new(1, RandomNumberGenerator.GetBytes(32))]), Clock);
        await StartSilo(ring);
        (gateway, Client) = await StartGateway(ring, plans: true);
        (library, Library) = await StartGateway(ring, plans: false);
    }

    /// <summary>Asks with a token; the document and its variables are sent as they are. Of a subscription, the first event is the answer.</summary>
    public async Task<Answer> Ask(string token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (query.StartsWith("subscription", StringComparison.Ordinal))
        {
            using var stream = await Stream(token, request);
            return new(stream.Response, stream.Response.IsSuccessStatusCode ? (await stream.Event().Soon())!.Value.Data : await stream.Rest());
        }

        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return await Send(request, token);
    }

    /// <summary>Opens a stream of events.</summary>
    public Task<EventClient> Stream(string token, string query, object? variables = null) =>
        Stream(token, new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) });

    /// <summary>Asks the library's engine.</summary>
    public Task<Answer> AskLibrary(string token, string query, object? variables)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return Send(Library, request, token);
    }

    public Task<Answer> Send(HttpRequestMessage request, string token) => Send(Client, request, token);

    private static async Task<Answer> Send(HttpClient client, HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        return new(response, await response.Content.ReadAsStringAsync());
    }

    private Task<EventClient> Stream(string token, HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return EventClient.Open(Client, request);
    }

    /// <summary>A token of someone who signed in a minute ago, by the test's clock.</summary>
    public string Token(string subject, Guid? district, string client = "portal", string scope = "coaching", string acr = "password") => Issuer.Token(token =>
    {
        var now = Clock.GetUtcNow();
        (token.NotBefore, token.IssuedAt, token.Expires) = (now.UtcDateTime, now.UtcDateTime, now.UtcDateTime.AddMinutes(10));
        (token.Claims["sub"], token.Claims["client_id"], token.Claims["scope"], token.Claims["auth_time"], token.Claims["acr"]) = (subject, client, scope, now.ToUnixTimeSeconds() - 60, acr);
        if (district is { } tenant)
        {
            token.Claims["tenant"] = tenant.ToString("D");
        }
        else
        {
            token.Claims.Remove("tenant");
        }
    });

    /// <summary>The head of every stream of a district: what moves with every event that is written.</summary>
    public Task<IReadOnlyList<string>> Heads(Guid district) => Store.Query(
        new(district), "select kind, stream, version, hash from heads where tenant = $1 order by kind, stream",
        row => $"{row.Number(0)} {row.Id(1)} {row.Number(2)} {Convert.ToHexString(row.Bytes(3))}", []);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Library.Dispose();
        await (gateway?.DisposeAsync() ?? default);
        await (library?.DisposeAsync() ?? default);
        if (silo is not null)
        {
            await silo.StopAsync();
            silo.Dispose();
        }

        await Store.DisposeAsync();
        keys?.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task StartSilo(KeyRing ring)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(Logged));
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(Store, keys!, ring, new(Path.Combine(folder.FullName, "checkpoints")));
        builder.AddSilo(new());
        builder.Services.AddKeyedSingleton<TimeProvider>(Orleans.Runtime.TimeProviderNames.Grains, Clock);
        silo = builder.Build();
        await silo.StartAsync();
    }

    private async Task<(WebApplication Gateway, HttpClient Client)> StartGateway(KeyRing ring, bool plans)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddProvider(Logged);
        builder.Services.AddSingleton<TimeProvider>(Clock).AddStorage(Store, keys!, ring).AddSingleton(Grains).AddSingleton<ISignInOffers, Offers>().AddSingleton<ISignInSettings, TestSignInSettings>().AddSingleton<IApps, NoApps>().AddSingleton<ISignInHistory, OneAct>();
        builder.Services.AddGateway(options =>
        {
            options.Issuer = TestIssuer.Address;
            options.IssuerConfiguration = _ => Task.FromResult(Issuer.Configuration);
            options.Limits = new() { Characters = 60_000, Tokens = 8_000, Fields = 2_000, Depth = 20 };    // the walker asks for all that can be selected of a field
            options.Cost = new() { Most = int.MaxValue, Burst = int.MaxValue };
            options.Subscriptions = new() { ConnectionsOfPerson = 1_000 };
            options.CursorKey = cursorKey;
            options.RunsPlans = plans;
        });
        var started = builder.Build();
        started.MapGateway();
        await started.StartAsync();
        var addresses = started.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return (started, new() { BaseAddress = new(addresses.Single()) });
    }

    /// <summary>As identity offers them, but for the secret in the link, so that two answers can be compared.</summary>
    private sealed class Offers(RosterDirectory rosters, TimeProvider clock) : ISignInOffers
    {
        public async Task<SignInOffer> Create(DistrictId district, PersonId person, PersonId? by, bool anew, TimeSpan? lasts, CancellationToken cancel) =>
            (await rosters.Facts(district, [person], cancel: cancel)).People.GetValueOrDefault(person) is { Active: true }
                ? new(new("https://id.example.test/accept"), clock.GetUtcNow().AddHours(72), null)
                : new(null, null, Refusal.NotFound);

        public Task<Refusal?> Take(DistrictId district, PersonId person, PersonId by, CancellationToken cancel) => Task.FromResult<Refusal?>(null);
    }
}
