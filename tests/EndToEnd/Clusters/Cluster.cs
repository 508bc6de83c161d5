using System.Security.Cryptography;
using DistrictCoaching.Identity;
using DistrictCoaching.Silo;
using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>Silos (two, if not said otherwise), a gateway and identity as processes of their own, with TLS between them, on one PostgreSQL server with fsync. What a test ends, the next one finds started again.</summary>
public class Cluster : IAsyncLifetime
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

    /// <summary>Starts one in the place of another, and gives that, which still runs.</summary>
    internal async Task<HostProcess?> StartSilo(int index)
    {
        var before = silos[index];
        var (within, own) = Places.GetValueOrDefault(index, ([], []));
        silos[index] = Launch(
            "silo", HostProcess.FreePort(),
            [.. own.Select(one => (one.Key, one.Value)), ("Cluster:SiloPort", $"{SiloPorts[index]}"), ("Cluster:GatewayPort", $"{SiloGateways[index]}")], within);
        await silos[index]!.Ready();
        return before;
    }

    /// <summary>Has every silo go on that was frozen.</summary>
    internal Task Thaw() => Task.WhenAll(silos.OfType<HostProcess>().Where(silo => !silo.HasExited).Select(silo => silo.Thaw()));

    internal Task<(int Code, string Out, string Error)> Migrate() => Verb("--target", "migrate");

    /// <summary>Runs a verb of the host with this cluster's settings.</summary>
    internal async Task<(int Code, string Out, string Error)> Verb(params string[] arguments)
    {
        await using var verb = HostProcess.Launch(Host, arguments, settings, []);
        return await verb.End();
    }

    /// <summary>Starts a target where it cannot run; gives the exit code and what it said.</summary>
    internal async Task<(int Code, string Said)> Refused(string target, params (string Setting, string Value)[] changed)
    {
        await using var process = Launch(target, HostProcess.FreePort(), changed);
        var (code, _, said) = await process.End();
        return (code, said);
    }

    /// <summary>A process of this cluster, where nothing else is set.</summary>
    internal HostProcess Launch(string target, int port, params (string Setting, string Value)[] changed) => Launch(target, port, changed, []);

    private HostProcess Launch(string target, int port, (string Setting, string Value)[] changed, string[] within)
    {
        var all = new Dictionary<string, string>(settings.Concat(Certificates.Settings(target)));
        foreach (var (setting, value) in changed)
        {
            all[setting] = value;
        }

        return HostProcess.Launch(Host, ["--target", target, "--port", $"{port}"], all, within);
    }

    internal Uri Issuer => issuer;

    internal Task<string> OperatorToken() => ClientFlow.AccessToken(issuer, IdentityNames.OperatorClient, secret, IdentityNames.Operator);

    /// <summary>A new district with its people, all of it made over HTTP.</summary>
    internal async Task<Cast> Cast(int teachers) => await EndToEnd.Cast.Of(Api, issuer, await OperatorToken(), Packages.Sample, teachers);

    /// <summary>A client of one silo alone, with all the patience there is.</summary>
    internal Task<GrainClient> Client(int siloGateway, CancellationToken cancel = default) =>
        GrainClient.Connect(Name, siloGateway, PeerTls.Open(new(Certificates.File("gateway.crt"), Certificates.File("gateway.key"), Certificates.File("ca.crt")), PeerRole.Gateway, Name, TimeProvider.System), cancel);

    private async Task Configure()
    {
        Certificates = await Certificates.Make(folder.CreateSubdirectory("tls").FullName, Name);
        Journal = await Server.NewDatabase();
        var (keys, identity) = (await Server.NewDatabase(), await Server.NewDatabase());
        var master = Path.Combine(folder.FullName, "master.key");
        await File.WriteAllTextAsync(master, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        issuer = new($"http://localhost:{HostProcess.FreePort()}/");
        (string Setting, string Value)[] all =
        [
            ("Database:Connection", Server.Connection(Journal, $"{Journal}_writer")),
            ("Database:ReaderConnection", Server.Connection(Journal, $"{Journal}_reader")),
            ("Database:OwnerConnection", Server.Connection(Journal, $"{Journal}_owner")),
            ("Keys:Connection", Server.Connection(keys, $"{keys}_writer")),
            ("Keys:OwnerConnection", Server.Connection(keys, $"{keys}_owner")),
            ("Keys:MasterKeyFile", master),
            ("Checkpoints:Folder", folder.CreateSubdirectory("checkpoints").FullName),
            ("Identity:Postgres", Server.Connection(identity, $"{identity}_writer")),
            ("Identity:OwnerConnection", Server.Connection(identity, $"{identity}_owner")),
            ("Identity:Issuer", issuer.AbsoluteUri),
            ("Identity:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Identity:OperatorSecret", secret),
            ("Cluster:Name", Name),
        ];
        foreach (var (setting, value) in all)
        {
            settings[setting] = value;
        }
    }
}

[CollectionDefinition(nameof(Cluster), DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<Cluster>;
