using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace DistrictCoaching.Helm.Tests;

/// <summary>Rendered manifests, read strictly: an unknown field or a wrong type is refused. Those of other makers' kinds stay text.</summary>
internal sealed partial class Manifests
{
    private readonly List<IKubernetesObject<V1ObjectMeta>> known = [];

    public Manifests(string rendered)
    {
        foreach (var text in rendered.Split("---\n", StringSplitOptions.RemoveEmptyEntries).Where(text => text.Contains("apiVersion:", StringComparison.Ordinal)))
        {
            if (Foreign().IsMatch(text))
            {
                Others.Add(text);
            }
            else
            {
                known.AddRange(KubernetesYaml.LoadAllFromString(text, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>());
            }
        }
    }

    public IReadOnlyList<IKubernetesObject<V1ObjectMeta>> All => known;

    public List<string> Others { get; } = [];

    public IEnumerable<V1Deployment> Deployments => known.OfType<V1Deployment>();

    /// <summary>Every pod that would run, by whose it is.</summary>
    public IEnumerable<(string Name, V1ObjectMeta Meta, V1PodSpec Spec)> Pods =>
    [
        .. Deployments.Select(one => (one.Metadata.Name, one.Spec.Template.Metadata, one.Spec.Template.Spec)),
        .. known.OfType<V1Job>().Select(one => (one.Metadata.Name, one.Spec.Template.Metadata, one.Spec.Template.Spec)),
        .. known.OfType<V1Pod>().Select(one => (one.Metadata.Name, one.Metadata, one.Spec)),
    ];

    public V1Deployment Deployment(string component) => Deployments.Single(one => one.Metadata.Labels["app.kubernetes.io/component"] == component);

    public static async Task<Manifests> Of(Installed tools, string set) => new(await tools.Rendered("helm3", set));

    [GeneratedRegex(@"^apiVersion: (gateway\.networking\.k8s\.io|monitoring\.coreos\.com)/", RegexOptions.Multiline)]
    private static partial Regex Foreign();
}
