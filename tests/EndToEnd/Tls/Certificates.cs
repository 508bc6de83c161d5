using System.Diagnostics;
using System.Text.RegularExpressions;
using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>The certificates of a cluster, made by the very commands of docs/operators/cluster-tls.md.</summary>
internal sealed class Certificates
{
    private readonly string folder;

    private Certificates(string folder) => (this.folder, Authority) = (folder, Authority.Of(Path.Combine(folder, "ca.crt"), Path.Combine(folder, "authority.key")));

    /// <summary>The authority that issued them, with its key; another one once they were renewed.</summary>
    public Authority Authority { get; set; }

    public static async Task<Certificates> Make(string folder, string cluster)
    {
        var manual = await System.IO.File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operators", "cluster-tls.md"));
        var commands = Regex.Match(manual, "```sh\n(cluster=.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["cluster"] = cluster;
        using var openssl = Process.Start(start)!;
        var (said, printed) = (openssl.StandardError.ReadToEndAsync(), openssl.StandardOutput.ReadToEndAsync());
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, await said + await printed);
        return new(folder);
    }

    /// <summary>A file of theirs: ca.crt, or a role's with .crt or .key.</summary>
    public string File(string name) => Path.Combine(folder, name);

    /// <summary>What a process of this role is told.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings(string role) =>
        [new("Cluster:Tls:Certificate", File($"{role}.crt")), new("Cluster:Tls:Key", File($"{role}.key")), new("Cluster:Tls:Authority", File("ca.crt"))];
}
