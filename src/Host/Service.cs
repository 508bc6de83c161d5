using System.Net;
using System.Net.Sockets;
using DistrictCoaching.Contracts;
using DistrictCoaching.Gateway;
using DistrictCoaching.Grains;
using DistrictCoaching.Identity;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Runs what a target has, until it is told to stop: silo, gateway and identity in one process, or one of them.</summary>
internal static class Service
{
    public static async Task<int> Run(Target target, UpSettings settings, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var development = builder.Environment.IsDevelopment();
        if (settings.Sample is not null && !(development && target == Target.All))
        {
            throw new StartException("--sample makes people with a known password: it is for --target all in Development only. Leave it out.");
        }

        var database = DatabaseSettings.Find(builder.Configuration, target);
        Listen(builder, settings);
        await using var stores = database is null
            ? await Stores.Embedded(settings.Data, TimeProvider.System)
            : await Stores.Postgres(database, builder.Configuration["Keys:MasterKeyFile"], TimeProvider.System, cancel);
        if (database is not null)
        {
            await SiloContracts.Check(database.Writer, ClusterSettings.Name(builder.Configuration), ContractLevel.This, cancel);
        }

        await using var app = await Build(builder, target, settings, database, stores);
        return await Until(app, target, settings, cancel);
    }

    private static async Task<WebApplication> Build(WebApplicationBuilder builder, Target target, UpSettings settings, DatabaseSettings? database, Stores stores)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", development ? LogLevel.Error : LogLevel.Warning);    // a slow start makes its first look say that it had not looked since the machine was switched on
        builder.AddMetrics();
        var traced = builder.AddTraces(target);
        builder.Services.AddSingleton(TimeProvider.System).AddHealth(builder.Configuration, development);
        var folder = database is null ? settings.Data : null;
        stores.Register(builder.Services, target.Silo ? CheckpointPlace.Open(builder.Configuration, folder) : null, target.Silo ? CheckpointPlace.Endings(builder.Configuration, folder) : null);
        var tls = ClusterSettings.Tls(builder.Configuration, target, database, TimeProvider.System);
        if (target.Silo)
        {
            builder.Services.AddSingleton(new RestOptions(AllowPrivate: builder.Configuration.GetValue<bool>("Imports:AllowPrivateSources")));
            builder.Services.AddSingleton(new WebhookOptions(AllowPrivate: builder.Configuration.GetValue<bool>("Webhooks:AllowPrivateAddresses")));
            builder.AddSilo(ClusterSettings.Read(builder.Configuration, database, tls, traced, development));
        }
        else
        {
            if (target.Gateway)
            {
                builder.Services.AddSingleton<IRestoreCheck, AskedCheck>();    // identity signs people in whether or not a silo answers
            }

            builder.AddSiloClient(database!.Writer, ClusterSettings.Name(builder.Configuration), tls, traced);
        }

        var identity = new IdentityOptions { DataFolder = settings.Data };
        builder.Configuration.GetSection("Identity").Bind(identity);
        identity.Federation.Connect = PublicAddress.Connect;
        identity.IsOutage = Outages.Is;
        identity.Issuer ??= development ? settings.Address : null;
        if (target.Identity || target.Gateway)
        {
            builder.Services.AddSingleton<IPeople, People>().AddScoped<ISafeguards, Safeguards>().AddSingleton<ISignInOffers, SignInOffers>().AddSingleton<IFederation, Federating>().AddSingleton<ISignInSettings, SignInSettings>();
            _ = target.Identity ? builder.Services.AddIdentity(identity) : builder.Services.AddSignInLinks(identity);

            // identity's page confirms what other applications proposed, through the gateway's own commands
            builder.Services.AddScoped<IProposals, Proposing>();
            builder.Services.AddOwnApps(identity.Issuer).AddOwnSignIns(identity.Issuer);
            builder.Services.AddHostedService<SignInRemovals>();
            var cursors = await stores.Key("gateway-cursors");
            builder.Services.AddGateway(gateway =>
            {
                gateway.CursorKey = cursors;
                gateway.Issuer = identity.Issuer?.AbsoluteUri ?? "";
                builder.Configuration.GetSection("Gateway").Bind(gateway);
            });
        }

        if (target == Target.All)
        {
            builder.Services.AddSingleton<SampleDistrict>();
            builder.Services.AddOptions<GatewayOptions>().Configure<IssuedTokens>((gateway, tokens) =>
                gateway.IssuerConfiguration = gateway.Issuer == tokens.Issuer ? tokens.Configuration : null);
        }

        var app = builder.Build();
        app.MapMetrics();
        app.MapHealth();
        if (target.Identity)
        {
            app.MapIdentity();
        }

        if (target.Gateway)
        {
            app.MapGateway();
        }

        return app;
    }

    private static async Task<int> Until(WebApplication app, Target target, UpSettings settings, CancellationToken cancel)
    {
        try
        {
            await (app.Services.GetService<RestoreCheck>()?.Check(cancel) ?? Task.CompletedTask);
            await app.StartAsync(cancel);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return 0;    // told to stop while it waited for others
        }

        if (settings.Sample is { } folder)
        {
            Console.WriteLine(await app.Services.GetRequiredService<SampleDistrict>().Ready(folder, settings, cancel));
        }

        var at = app.Urls.First().TrimEnd('/');
        Console.WriteLine(target.Gateway ? $"District Coaching answers on {at}/graphql. Ctrl-C stops it." : $"District Coaching ({target.Name}) is ready on {at}. Ctrl-C stops it.");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>On loopback unless a setting says otherwise; a taken port is said before anything is made.</summary>
    private static void Listen(WebApplicationBuilder builder, UpSettings settings)
    {
        var configured = builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"];
        if (settings.Port is null && !string.IsNullOrEmpty(configured))
        {
            return;
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, settings.Address.Port);
            listener.Start();
        }
        catch (Exception taken) when (taken is SocketException or ArgumentOutOfRangeException)
        {
            throw new StartException($"Port {settings.Address.Port} cannot be listened on: it is taken, or not allowed. Choose another one with --port.");
        }

        builder.Configuration["urls"] = settings.Address.ToString();
    }
}
