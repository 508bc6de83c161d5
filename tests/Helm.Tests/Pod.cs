using System.Net;
using System.Net.Sockets;
using DistrictCoaching.EndToEnd;
using k8s.Models;

namespace DistrictCoaching.Helm.Tests;

/// <summary>A rendered container as a process of this machine: its command, environment and probes are those of the manifest; what a node would add (secrets, mounts, the pod's address) comes from the test.</summary>
internal sealed class Pod(V1PodSpec spec, IReadOnlyDictionary<string, string> secrets, DirectoryInfo mounts)
{
    private static readonly HttpClient Kubelet = new();
    private readonly V1Container container = spec.Containers.Single();

    public int Port(string name) => container.Ports.Single(port => port.Name == name).ContainerPort;

    public HostProcess Launch(params (string From, string To)[] names) =>
        HostProcess.Launch(container.Args.Select(argument => names.Aggregate(argument, (text, name) => text.Replace(name.From, name.To, StringComparison.Ordinal))), Environment());

    /// <summary>Whether the probe would pass now.</summary>
    public async Task<bool> Passes(V1Probe probe)
    {
        try
        {
            using var answer = await Kubelet.GetAsync(new Uri($"http://127.0.0.1:{Port(probe.HttpGet.Port.Value)}{probe.HttpGet.Path}"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task<bool> Starts() => Passes(container.StartupProbe);

    public Task<bool> IsReady() => Passes(container.ReadinessProbe);

    public Task<bool> IsLive() => Passes(container.LivenessProbe);

    /// <summary>Whether every port that it names takes connections.</summary>
    public async Task<bool> Listens()
    {
        foreach (var port in container.Ports)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port.ContainerPort);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, string> Environment()
    {
        var given = (container.Env ?? []).Select(env => (env.Name, Value: Value(env))).Where(env => env.Value is not null).ToDictionary(env => env.Name, env => env.Value!);
        given["ASPNETCORE_ENVIRONMENT"] = "Production";
        return given;
    }

    private string? Value(V1EnvVar env) => env switch
    {
        { ValueFrom.SecretKeyRef: { } secret } => secrets.TryGetValue($"{secret.Name}/{secret.Key}", out var kept) ? kept
            : secret.Optional == true ? null
            : throw new InvalidOperationException($"The pod would not start: there is no {secret.Key} in the secret {secret.Name}."),
        { ValueFrom.FieldRef.FieldPath: "status.podIP" } => "127.0.0.1",
        { Value: { } value } => container.VolumeMounts.FirstOrDefault(mount => value.StartsWith(mount.MountPath, StringComparison.Ordinal)) is { } mount ? Mounted(mount) + value[mount.MountPath.Length..] : value,
        _ => throw new InvalidOperationException($"{env.Name} has no value."),
    };

    /// <summary>A folder named after what is mounted there.</summary>
    private string Mounted(V1VolumeMount mount)
    {
        var volume = spec.Volumes.Single(one => one.Name == mount.Name);
        var folder = mounts.CreateSubdirectory(volume.Secret?.SecretName ?? volume.PersistentVolumeClaim?.ClaimName ?? volume.Name);
        foreach (var item in volume.Secret?.Items ?? [])
        {
            File.WriteAllText(Path.Combine(folder.FullName, item.Path), secrets[$"{volume.Secret!.SecretName}/{item.Key}"]);
        }

        return folder.FullName;
    }
}
