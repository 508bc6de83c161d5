using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;
using DistrictCoaching.Silo;

namespace DistrictCoaching.Host;

/// <summary>Silo, gateway and identity in one process on files in one data folder.</summary>
internal static class AllInOne
{
    public static async Task<int> Run(UpSettings settings, CancellationToken cancel)
    {
        EnsureFree(settings.Port);
        await using var stores = await EmbeddedStores.Open(settings.Data, TimeProvider.System);
        await using var app = Build(settings, stores);
        await app.StartAsync(cancel);
        if (settings.Sample is { } folder)
        {
            Console.WriteLine(await app.Services.GetRequiredService<SampleDistrict>().Ready(folder, settings, cancel));
        }

        Console.WriteLine($"District Coaching answers on {settings.Address}graphql. Ctrl-C stops it.");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static WebApplication Build(UpSettings settings, EmbeddedStores stores)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["urls"] = settings.Address.ToString();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        stores.Register(builder.Services, CheckpointPlace.Open(builder.Configuration, settings.Data));
        builder.AddSilo(new());

        var identity = new IdentityOptions { DataFolder = settings.Data };
        builder.Configuration.GetSection("Identity").Bind(identity);
        identity.Issuer ??= settings.Address;
        builder.Services.AddIdentity(identity);
        builder.Services.AddSingleton<IPeople, People>();
        builder.Services.AddSingleton<ISignInOffers, SignInOffers>();
        builder.Services.AddScoped<IProposals, Proposing>();
        builder.Services.AddSingleton<SampleDistrict>();
        builder.Services.AddGateway(gateway =>
        {
            gateway.Issuer = identity.Issuer.ToString();
            gateway.CursorKey = RandomNumberGenerator.GetBytes(32);
        });

        var app = builder.Build();
        app.MapIdentity();
        app.MapGateway();
        return app;
    }

    /// <summary>Looked at before anything is made, so that a taken port leaves nothing half-made.</summary>
    private static void EnsureFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (Exception taken) when (taken is SocketException or ArgumentOutOfRangeException)
        {
            throw new StartException($"Port {port} cannot be listened on: it is taken, or not allowed. Choose another one with --port.");
        }
    }
}
