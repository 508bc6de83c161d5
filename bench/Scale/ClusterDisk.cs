using System.Diagnostics;
using System.Security.Cryptography;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Bench;

/// <summary>The databases of a service on one PostgreSQL server, made by its own migration, so that silos in processes of their own can join.</summary>
internal sealed class ClusterDisk : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-");
    private readonly PostgresServer server;
    private readonly Dictionary<string, string> settings;
    private readonly List<Process> silos = [];
    private readonly List<IAsyncDisposable> opened = [];

    private ClusterDisk(PostgresServer server, string journal, string keys, string identity)
    {
        this.server = server;
        Journal = journal;
        var master = Path.Combine(folder.FullName, "master.key");
        File.WriteAllText(master, Secret());
        settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database__Connection"] = server.Connection(journal, $"{journal}_writer"),
            ["Database__ReaderConnection"] = server.Connection(journal, $"{journal}_reader"),
            ["Database__OwnerConnection"] = server.Connection(journal, $"{journal}_owner"),
            ["Keys__Connection"] = server.Connection(keys, $"{keys}_writer"),
            ["Keys__OwnerConnection"] = server.Connection(keys, $"{keys}_owner"),
            ["Keys__MasterKeyFile"] = master,
            ["Checkpoints__Folder"] = folder.CreateSubdirectory("checkpoints").FullName,
            ["Identity__Postgres"] = server.Connection(identity, $"{identity}_writer"),
            ["Identity__OwnerConnection"] = server.Connection(identity, $"{identity}_owner"),
            ["Identity__Issuer"] = "http://localhost/",
            ["Identity__MasterKey"] = Secret(),
        };
    }

    /// <summary>The journal's database.</summary>
    public string Journal { get; }

    /// <summary>How many silos run beside that of the benchmark's own process.</summary>
    public int Others => silos.Count;

    /// <summary>By which that silo finds the others.</summary>
    public SiloSettings Silo => new() { Membership = settings["Database__Connection"] };

    /// <summary>As the superuser, past row-level security.</summary>
    public string Plain => server.Connection(Journal);

    public static async Task<ClusterDisk> Make(PostgresServer server)
    {
        var disk = new ClusterDisk(server, await server.NewDatabase(), await server.NewDatabase(), await server.NewDatabase());
        using var migration = disk.Launch("--target", "migrate");
        await migration.StandardOutput.ReadToEndAsync();
        await migration.WaitForExitAsync();
        return migration.ExitCode == 0 ? disk : throw new InvalidOperationException("The databases could not be made.");
    }

    /// <summary>Registers a store of its own, as each process has one.</summary>
    public async Task Register(IServiceCollection services)
    {
        var store = await PostgresStore.Open(settings["Database__Connection"], settings["Database__ReaderConnection"], Tables.All, TimeProvider.System);
        var keys = new PostgresKeyStore(settings["Keys__Connection"]);
        opened.AddRange([store, keys]);
        services.AddStorage(store, keys, await KeyRing.Open(keys, MasterKeys.File(settings["Keys__MasterKeyFile"], make: false), TimeProvider.System));
    }

    /// <summary>One more silo, in a process of its own.</summary>
    public async Task AddSilo()
    {
        var silo = Launch("--target", "silo", "--port", $"{Load.FreePort()}");
        silos.Add(silo);
        while (await silo.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("is ready on", StringComparison.Ordinal))
            {
                _ = silo.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("A silo did not start.");
    }

    /// <summary>CPU time of the database's processes and of the other silos.</summary>
    public async Task<TimeSpan> Cpu()
    {
        silos.ForEach(silo => silo.Refresh());
        return await PostgresCpu.Of(Plain) + silos.Aggregate(TimeSpan.Zero, (all, silo) => all + silo.TotalProcessorTime);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos)
        {
            silo.Kill(entireProcessTree: true);
            await silo.WaitForExitAsync();
            silo.Dispose();
        }

        foreach (var one in opened)
        {
            await one.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DistrictCoaching.Host.dll"), .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
