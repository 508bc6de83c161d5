using System.Security.Cryptography;
using DistrictCoaching.Identity;
using DistrictCoaching.Silo;
using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>Silos (two, if not said otherwise), a gateway and identity as processes of their own, with TLS between them, on one PostgreSQL server with fsync. What a test ends, the next one finds started again.</summary>
public partial class Cluster : IAsyncLifetime
{
    internal const string Name = "tests";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cluster-");
    private readonly Dictionary<string, string> settings = [];
    private readonly Func<Task<PostgresServer>> start;
    private readonly HostProcess?[] silos;
    private readonly List<HostProcess> others = [];
    private readonly string secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private readonly int gateway = HostProcess.FreePort();
    private Uri issuer = null!;

    public Cluster()
        : this(silos: 2)
    {
    }

    internal Cluster(int silos, Func<Task<PostgresServer>>? start = null)
    {
        this.silos = new HostProcess?[silos];
        this.start = start ?? (() => PostgresServer.Start(fsync: true));
        SiloPorts = [.. this.silos.Select(_ => HostProcess.FreePort())];
        SiloGateways = [.. this.silos.Select(_ => HostProcess.FreePort())];
    }

    internal PostgresServer Server { get; private set; } = null!;

    internal string Journal { get; private set; } = "";

    internal Api Api { get; private set; } = null!;

    internal Certificates Certificates { get; private set; } = null!;

    internal HostProcess Silo(int index) => silos[index]!;

    /// <summary>The port on which other silos reach each silo.</summary>
    internal int[] SiloPorts { get; }

    /// <summary>The port on which clients reach each silo.</summary>
    internal int[] SiloGateways { get; }

    /// <summary>What all processes are given.</summary>
    internal Dictionary<string, string> Settings => settings;

    /// <summary>Done when all settings are known, before anything starts.</summary>
    internal Action<Cluster>? Prepare { get; set; }

    /// <summary>The executable of whatever is started from now on: this release's, or that of another one.</summary>
    internal string Host { get; set; } = HostProcess.Host;

    /// <summary>What one silo is given otherwise: settings and variables, and the program within which it runs.</summary>
    internal Dictionary<int, (string[] Within, Dictionary<string, string> Settings)> Places { get; } = [];

    public async ValueTask InitializeAsync()
    {
        try
        {
            Server = await start();
            await Configure();
            Prepare?.Invoke(this);
            var (code, _, said) = await Migrate();
            Assert.True(code == 0, said);
            await StartAll();
            Api = new(new($"http://localhost:{gateway}/"));
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAll();
        await End();
        Api?.Dispose();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Starts all of it.</summary>
    internal Task StartAll() => Task.WhenAll(Before("gateway", gateway), Before("identity", new Uri(settings["Identity:Issuer"]).Port), StartSilos());

    /// <summary>Kills all of it.</summary>
    internal async Task KillAll()
    {
        foreach (var process in silos.OfType<HostProcess>().Concat(others))
        {
            await process.DisposeAsync();
        }

        Array.Clear(silos);
        others.Clear();
    }

    /// <summary>The gateway or identity, on the address that everybody knows.</summary>
    internal virtual Task Before(string target, int port)
    {
        others.Add(Launch(target, port));
        return others[^1].Ready();
    }

    /// <summary>Ends what <see cref="Before"/> started otherwise.</summary>
    internal virtual ValueTask End() => ValueTask.CompletedTask;

    /// <summary>Starts the silos that do not run.</summary>
    internal async Task StartSilos()
    {
        for (var index = 0; index < silos.Length; index++)
        {
            if (silos[index] is not { HasExited: false })
            {
                await StartSilo(index);
            }
        }
    }

    internal Uri Issuer => issuer;

    internal Task<string> OperatorToken() => ClientFlow.AccessToken(issuer, IdentityNames.OperatorClient, secret, IdentityNames.Operator);

    /// <summary>A new district with its people, all of it made over HTTP.</summary>
    internal async Task<Cast> Cast(int teachers) => await EndToEnd.Cast.Of(Api, issuer, await OperatorToken(), Packages.Sample, teachers);

    /// <summary>A client of one silo alone, with all the patience there is.</summary>
    internal Task<GrainClient> Client(int siloGateway, CancellationToken cancel = default) =>
        GrainClient.Connect(Name, siloGateway, PeerTls.Open(new(Certificates.File("gateway.crt"), Certificates.File("gateway.key"), Certificates.File("ca.crt")), PeerRole.Gateway, Name, TimeProvider.System), cancel);
}

[CollectionDefinition(nameof(Cluster), DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<Cluster>;
