using System.Security.Cryptography;

namespace DistrictCoaching.EndToEnd;

/// <summary>What its processes are given, and how they are started.</summary>
public partial class Cluster
{
    /// <summary>Starts one in the place of another, and gives that, which still runs.</summary>
    internal async Task<HostProcess?> StartSilo(int index)
    {
        var (within, own) = Places.GetValueOrDefault(index, ([], []));
        var process = Launch(
            "silo", HostProcess.FreePort(),
            [.. own.Select(one => (one.Key, one.Value)), ("Cluster:SiloPort", $"{SiloPorts[index]}"), ("Cluster:GatewayPort", $"{SiloGateways[index]}")], within);
        try
        {
            await process.Ready();
        }
        catch
        {
            await process.DisposeAsync();    // and the one before stays known
            throw;
        }

        (var before, silos[index]) = (silos[index], process);
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
