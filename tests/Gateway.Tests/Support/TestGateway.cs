using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A gateway on a free port of loopback, over real HTTP, with the fields of <see cref="SampleQuery"/> beside its own.</summary>
public sealed class TestGateway : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2030, 9, 2, 8, 0, 0, TimeSpan.Zero);

    private WebApplication? app;

    public bool HasSamples { get; init; } = true;

    public Action<GatewayOptions> Configure { get; init; } = _ => { };

    public TestIssuer Issuer { get; } = new();

    public FakeTimeProvider Clock { get; init; } = new(Now);

    /// <summary>What the roster says of everybody; null where it knows nobody.</summary>
    public Func<PersonFacts?> Roster { get; set; } = () => Listed(Role.Teacher);

    /// <summary>Whether the client of a token still stands.</summary>
    public Func<Caller, bool> Apps { get; set; } = _ => true;

    /// <summary>Whether the sign-in of a token still counts.</summary>
    public Func<Caller, bool> SignIns { get; set; } = _ => true;

    /// <summary>Who another issuer's subject is; of a slug the district is this gateway's one.</summary>
    public Func<ForeignSubject, Guid?> Subjects { get; set; } = _ => TestIssuer.Person;

    /// <summary>The districts, by slug.</summary>
    public Dictionary<string, Guid> Slugs { get; } = new() { ["lincoln"] = TestIssuer.District };

    /// <summary>How often the roster was asked.</summary>
    public int RosterAsked { get; private set; }

    /// <summary>How the callers' district is, and how often that was asked.</summary>
    public DistrictState State { get; set; }

    public int DistrictAsked { get; private set; }

    /// <summary>What those who run the service allow this gateway's one district, and how often that was asked; nobody says it where it throws.</summary>
    public Func<LimitsView> Limits { get; set; } = () => new(null, null, null, null, null, null);

    public int LimitsAsked { get; private set; }

    public SampleGate Gate { get; } = new();

    public IGrainFactory Grains { get; init; } = NoSilo.Grains();

    public LogLines Logged { get; } = new();

    public HttpClient Client { get; private set; } = new();

    internal GatewaySchema Schema => app!.Services.GetRequiredService<GatewaySchema>();

    public Uri Address => Client.BaseAddress!;

    public IServiceProvider Services => app!.Services;

    /// <summary>A token for ten minutes of the gateway's clock.</summary>
    public string FreshToken() => Issuer.Token(token =>
        (token.NotBefore, token.IssuedAt, token.Expires) = (Clock.GetUtcNow().UtcDateTime, Clock.GetUtcNow().UtcDateTime, Clock.GetUtcNow().UtcDateTime.AddMinutes(10)));

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Logged);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        if (HasSamples)
        {
            builder.Services.AddSingleton(SampleTeacher.Kind).AddSingleton<SampleEither>().AddSingleton<SampleTurns>().AddScoped<SampleLoader>();
        }

        builder.Services.AddSingleton(Gate).AddSingleton(Grains).AddSingleton(new Storage.Caseload(null!, null!)).AddSingleton(new Storage.Envelopes(null!));
        builder.Services.AddSingleton<AskApp>(caller => Task.FromResult(Apps(caller))).AddSingleton<IApps, NoApps>().AddSingleton<ISignInHistory, OneAct>();
        builder.Services.AddSingleton<AskSignIn>(caller => Task.FromResult(SignIns(caller)))
            .AddSingleton<AskSlug>(slug => Task.FromResult<DistrictId?>(Slugs.TryGetValue(slug, out var district) ? new(district) : null))
            .AddSingleton<AskSubject>(subject => Task.FromResult<PersonId?>(Subjects(subject) is { } person ? new(person) : null));
        builder.Services.AddSingleton<AskDistrict>(_ =>
        {
            DistrictAsked++;
            return Task.FromResult(State);
        });
        builder.Services.AddSingleton<AskLimits>(district =>
        {
            if (district.Value != TestIssuer.District)
            {
                return Task.FromResult<LimitsView>(new(null, null, null, null, null, null));
            }

            LimitsAsked++;
            return Task.FromResult(Limits());
        });
        builder.Services.AddSingleton<AskRoster>((_, _) =>
        {
            RosterAsked++;
            return Task.FromResult(Roster());
        });
        builder.Services.AddGateway(options =>
        {
            options.Issuer = TestIssuer.Address;
            options.IssuerConfiguration = _ => Task.FromResult(Issuer.Configuration);
            if (HasSamples)
            {
                options.QueryParts.AddRange([typeof(SampleQuery), typeof(SampleTreeQuery)]);
                options.MutationParts.AddRange([typeof(SampleMutation), typeof(SampleTreeMutation)]);
                options.SubscriptionParts.Add(typeof(SampleSubscription));
            }

            options.Subscriptions = new() { ConnectionsOfPerson = 1_000 };    // a test's connections are not all gone when the next begins
            options.Cost = new() { Most = int.MaxValue, Burst = int.MaxValue };    // time does not move here by itself
            Configure(options);
            options.Cost = options.Cost with { HoldMilliseconds = 0 };    // a refusal would wait for a time that nobody moves
        });
        app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Client = new() { BaseAddress = new(addresses.Single()) };
    }

    /// <summary>Somebody with this role on every day.</summary>
    public static PersonFacts Listed(Role role, bool active = true) =>
        new(new(TestIssuer.Person), active ? [] : [Days.Since(DateOnly.MinValue)], [new(role, null, new(DateOnly.MinValue, DateOnly.MaxValue))]);

    /// <summary>Asks as a signed-in person.</summary>
    public async Task<Answer> Ask(string query, object? variables = null, string? token = null, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await Send(request, token ?? Issuer.Token());
    }

    public async Task<Answer> Send(HttpRequestMessage request, string? token)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response, text);
    }

    /// <summary>Tells the process to stop, as a platform does.</summary>
    public Task Stop() => app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await (app?.DisposeAsync() ?? default);
    }
}

/// <summary>What came back.</summary>
public sealed partial record Answer(HttpResponseMessage Response, string Raw)
{
    /// <summary>Without what it cost.</summary>
    public string Text => Costs().Replace(Raw, "}");

    /// <summary>What it was to cost; null where nothing was executed.</summary>
    public int? Requested => Costs().Match(Raw) is { Success: true } cost ? int.Parse(cost.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    public int Status => (int)Response.StatusCode;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Error => Json.GetProperty("errors")[0];

    public string Code => Error.GetProperty("extensions").GetProperty("code").GetString()!;

    public string Message => Error.GetProperty("message").GetString()!;

    /// <summary>What it did cost; null where nothing was executed.</summary>
    public int? Actual => Costs().Match(Raw) is { Success: true } cost ? int.Parse(cost.Groups[2].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(""","extensions":\{"cost":\{"requested":([0-9]+),"actual":([0-9]+)\}\}\}$""")]
    private static partial Regex Costs();
}
