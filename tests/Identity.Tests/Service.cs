using System.Net;
using System.Net.Sockets;
using DistrictCoaching.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Identity on Kestrel, on loopback, over SQLite in a folder of its own; Ana, Ben and Eva have a password.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string OperatorSecret = "operators know this one, and nobody else does";
    public const string ReaderSecret = "the reader's own secret of many characters";
    public static readonly Uri ReaderBack = new("https://reader.example/back");
    public static readonly Uri PortalBack = new("https://portal.example/back");
    public static readonly Uri PortalOut = new("https://portal.example/out");

    // keys and password hashes are slow on purpose: made once, copied for each test
    private static readonly Lazy<Task<string>> Prepared = new(Prepare);

    private readonly WebApplication app;

    private Service(WebApplication app, Uri issuer, Uri listens, Roster people, FakeTimeProvider clock, string folder) =>
        (this.app, Issuer, Listens, People, Clock, Folder) = (app, issuer, listens, people, clock, folder);

    public Uri Issuer { get; }

    public Uri Listens { get; }

    public Roster People { get; }

    public Proposals Proposals => (Proposals)app.Services.GetRequiredService<IProposals>();

    public Federation Federation => (Federation)app.Services.GetRequiredService<IFederation>();

    public Safeguards Safeguards => (Safeguards)app.Services.GetRequiredService<ISafeguards>();

    public FakeTimeProvider Clock { get; }

    public string Folder { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<Service> Start(Action<IdentityOptions>? change = null, string? folder = null, Uri? issuer = null, string environment = "Development", ILoggerProvider? logTo = null, DateTimeOffset? now = null)
    {
        var listen = issuer ?? new($"http://127.0.0.1:{FreePort()}/");
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information);
        if (logTo is not null)
        {
            builder.Logging.AddProvider(logTo);
        }

        builder.WebHost.UseUrls(listen.AbsoluteUri);
        var options = new IdentityOptions
        {
            Issuer = listen,
            IsOutage = StoreOutage.Is,
            DataFolder = folder ?? Directory.CreateTempSubdirectory("identity").FullName,
            OperatorSecret = OperatorSecret,
            Portal = { RedirectUris = { PortalBack }, SignedOutUris = { PortalOut } },
            Apps =
            {
                new() { ClientId = "reader", Name = "Reader & Co", Secret = ReaderSecret, RedirectUris = { ReaderBack } },
                new() { ClientId = "robot", Name = "Robot", Secret = ReaderSecret, District = Roster.Madison.District.Value },
            },
        };
        change?.Invoke(options);
        var (people, proposals) = (new Roster(), new Proposals());
        var federation = new Federation();
        // long ago: OpenIddict's store prunes by the machine's clock, for which the test's future must be over; a morning, since what is counted by days must not depend on when the tests are run
        var clock = new FakeTimeProvider(now ?? new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(-200).AddHours(8), TimeSpan.Zero));
        builder.Services.AddSingleton<IPeople>(people).AddSingleton<IFederation>(federation).AddSingleton<TimeProvider>(clock).AddSingleton<IProposals>(proposals).AddSingleton<ISafeguards>(new Safeguards(clock)).AddIdentity(options);
        var app = builder.Build();
        var service = new Service(app, options.Issuer ?? listen, listen, people, clock, options.DataFolder);
        try
        {
            app.MapIdentity();
            await app.StartAsync();
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }

        return service;
    }

    /// <summary>Started, and everybody has the known password.</summary>
    public static async Task<Service> WithPeople(Action<IdentityOptions>? change = null, DateTimeOffset? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("identity").FullName;
        foreach (var file in Directory.GetFiles(await Prepared.Value))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return await Start(change, folder, now: now);
    }

    /// <summary>Another one on the same database, at the same time.</summary>
    public Task<Service> Replica()
    {
        var same = Services.GetRequiredService<IdentitySettings>().Options;
        return Start(options => (options.Issuer, options.Postgres, options.MasterKey, options.Limits) = (Issuer, same.Postgres, same.MasterKey, same.Limits), Folder, now: Clock.GetUtcNow());
    }

    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task Do<TService>(Func<TService, Task> act)
        where TService : notnull => Ask<TService, bool>(async service =>
    {
        await act(service);
        return true;
    });

    public Task Stop() => app.StopAsync();

    public PasswordFlow Flow() => new(Issuer);

    public Browser Browser(string language = "en") => new(Issuer, language);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<string> Prepare()
    {
        await using var service = await Start();
        foreach (var person in new[] { Roster.Ana, Roster.Ben, Roster.Eva })
        {
            await service.Do<ISampleSignIns>(signIns => signIns.Seed(person.District, person.Person, Roster.Password));
        }

        await service.Stop();
        var kept = Directory.CreateTempSubdirectory("identity").FullName;
        await service.Do<IdentityDb>(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(kept, "identity.db")}"));
        File.Copy(Path.Combine(service.Folder, "identity.key"), Path.Combine(kept, "identity.key"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
        return kept;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
