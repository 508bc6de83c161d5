using System.Text.RegularExpressions;
using DistrictCoaching.Tests;
using k8s.Models;

namespace DistrictCoaching.Helm.Tests;

/// <summary>Each pod has the certificate of its role and no other, and the manual's are those.</summary>
[Collection(nameof(Installed))]
public sealed partial class CertificateTests(Installed tools)
{
    [Fact]
    public async Task A_pod_sees_its_own_alone_and_the_manual_makes_it()
    {
        var manual = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operators", "cluster-tls.md"));
        var made = Made().Matches(manual).Select(one => (Secret: one.Groups[1].Value, Name: one.Groups[2].Value)).ToList();
        var manifests = await Manifests.Of(tools, "minimal");
        Assert.Equal(3, manifests.Deployments.Count());
        foreach (var pod in manifests.Deployments.Select(one => one.Spec.Template.Spec))
        {
            var component = pod.Containers[0].Name;
            var secret = Assert.Single(Secrets(pod), name => name.EndsWith("-tls", StringComparison.Ordinal));
            Assert.Contains((secret, $"{component}.{Value(pod, "Cluster__Name")}"), made);
            Assert.All(["Cluster__Tls__Certificate", "Cluster__Tls__Key", "Cluster__Tls__Authority"], setting => Assert.StartsWith("/etc/district-coaching/cluster-tls/", Value(pod, setting), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Another_secret_may_hold_the_authorities()
    {
        var pod = (await Manifests.Of(tools, "own-names")).Deployment("gateway").Spec.Template.Spec;
        Assert.Equal("/etc/district-coaching/cluster-authority/ca.crt", Value(pod, "Cluster__Tls__Authority"));
        Assert.Contains("authorities", Secrets(pod));
        Assert.Equal(["tls.crt", "tls.key"], pod.Volumes.Single(volume => volume.Name == "cluster-tls").Secret.Items.Select(item => item.Key));
    }

    [Fact]
    public async Task Off_nothing_of_it_is_there() =>
        Assert.DoesNotContain("luster__Tls", await tools.Rendered("helm3", "smallest"), StringComparison.Ordinal);

    private static IEnumerable<string> Secrets(V1PodSpec pod) => pod.Volumes.Select(volume => volume.Secret?.SecretName).OfType<string>();

    private static string Value(V1PodSpec pod, string setting) => pod.Containers[0].Env.Single(env => env.Name == setting).Value;

    [GeneratedRegex(@"secretName: (\S+)\n  dnsNames: \[(\S+)\]")]
    private static partial Regex Made();
}
