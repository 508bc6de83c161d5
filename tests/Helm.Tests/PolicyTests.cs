using k8s.Models;

namespace DistrictCoaching.Helm.Tests;

/// <summary>What a server would refuse and no schema says: Pod Security "restricted", and names that must meet.</summary>
[Collection(nameof(Installed))]
public sealed class PolicyTests(Installed tools)
{
    public static TheoryData<string> Sets => [.. Chart.Sets];

    [Theory, MemberData(nameof(Sets))]
    public async Task Every_pod_is_restricted_and_has_no_token(string set)
    {
        foreach (var (_, _, pod) in (await Manifests.Of(tools, set)).Pods)
        {
            Assert.False(pod.AutomountServiceAccountToken);
            Assert.False(pod.EnableServiceLinks);
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.NotEqual(0, pod.SecurityContext.RunAsUser);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.True(pod is { HostNetwork: null, HostPID: null, HostIPC: null, InitContainers: null });
            Assert.All(pod.Volumes, volume => Assert.True(volume.EmptyDir is not null || volume.Secret is not null || volume.PersistentVolumeClaim is not null, volume.Name));
            Assert.All(pod.Containers, one =>
            {
                Assert.False(one.SecurityContext.AllowPrivilegeEscalation);
                Assert.True(one.SecurityContext.ReadOnlyRootFilesystem);
                Assert.True(one.SecurityContext.RunAsNonRoot);
                Assert.Null(one.SecurityContext.Privileged);
                Assert.Equal(["ALL"], one.SecurityContext.Capabilities.Drop);
                Assert.Null(one.SecurityContext.Capabilities.Add);
                Assert.All(new[] { one.Resources.Requests["cpu"], one.Resources.Requests["memory"], one.Resources.Limits["memory"] }, Assert.NotNull);
                Assert.False(one.Resources.Limits.ContainsKey("cpu"));    // a throttled silo looks dead to the others
            });
        }
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task Every_mount_has_its_volume_and_every_probe_its_port(string set)
    {
        foreach (var (_, _, pod) in (await Manifests.Of(tools, set)).Pods)
        {
            var volumes = pod.Volumes.Select(volume => volume.Name).ToList();
            Assert.Distinct(volumes);
            foreach (var one in pod.Containers)
            {
                Assert.Equal(volumes.Order(), one.VolumeMounts.Select(mount => mount.Name).Order());
                Assert.Distinct(one.VolumeMounts.Select(mount => mount.MountPath));
                Assert.Distinct((one.Env ?? []).Select(env => env.Name));
                var ports = (one.Ports ?? []).ToDictionary(port => port.Name, port => port.ContainerPort);
                Assert.Distinct(ports.Values);
                Assert.All(ports.Keys, name => Assert.True(name.Length <= 15, name));
                Assert.All(new[] { one.StartupProbe, one.ReadinessProbe, one.LivenessProbe }.OfType<V1Probe>(), probe => Assert.Contains(probe.HttpGet.Port.Value, ports.Keys));
            }
        }
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task Every_selector_finds_the_pods_of_one_deployment(string set)
    {
        var manifests = await Manifests.Of(tools, set);
        Assert.All(manifests.Deployments, one => Assert.Equal(one, Selected(manifests, one.Spec.Selector.MatchLabels)));
        Assert.All(manifests.Deployments, one => Assert.All(one.Spec.Template.Spec.TopologySpreadConstraints, spread => Assert.Equal(one, Selected(manifests, spread.LabelSelector.MatchLabels))));
        Assert.All(manifests.All.OfType<V1PodDisruptionBudget>(), budget => Selected(manifests, budget.Spec.Selector.MatchLabels));
        foreach (var service in manifests.All.OfType<V1Service>())
        {
            var ports = Selected(manifests, service.Spec.Selector).Spec.Template.Spec.Containers[0].Ports.Select(port => port.Name);
            Assert.All(service.Spec.Ports, port => Assert.Contains(port.TargetPort.Value, ports));
        }

        foreach (var policy in manifests.All.OfType<V1NetworkPolicy>())
        {
            var ports = Selected(manifests, policy.Spec.PodSelector.MatchLabels).Spec.Template.Spec.Containers[0].Ports.Select(port => port.Name).ToList();
            Assert.All(policy.Spec.Ingress.SelectMany(rule => rule.Ports), port => Assert.Contains(port.Port.Value, ports));
        }

        Assert.All(manifests.All, one => Assert.All(one.Metadata.Labels, label => Assert.True(label.Value.Length <= 63, label.Value)));
        Assert.All(manifests.All, one => Assert.Equal("coaching", one.Metadata.NamespaceProperty));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task What_is_scaled_or_reached_from_outside_is_there(string set)
    {
        var manifests = await Manifests.Of(tools, set);
        var scaled = manifests.All.OfType<V2HorizontalPodAutoscaler>().Select(one => one.Spec.ScaleTargetRef.Name).ToList();
        Assert.All(scaled, name => Assert.Contains(name, manifests.Deployments.Select(one => one.Metadata.Name)));
        Assert.All(manifests.Deployments, one => Assert.Equal(scaled.Contains(one.Metadata.Name), one.Spec.Replicas is null));
        var services = manifests.All.OfType<V1Service>().ToDictionary(one => one.Metadata.Name, one => one.Spec.Ports.Select(port => port.Name));
        Assert.All(
            manifests.All.OfType<V1Ingress>().SelectMany(one => one.Spec.Rules).SelectMany(rule => rule.Http.Paths).Select(path => path.Backend.Service),
            backend => Assert.Contains(backend.Port.Name, services[backend.Name]));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task A_stop_ends_before_its_grace_and_no_rollout_takes_one_away_first(string set)
    {
        foreach (var one in (await Manifests.Of(tools, set)).Deployments)
        {
            var (pod, container) = (one.Spec.Template.Spec, one.Spec.Template.Spec.Containers[0]);
            var host = int.Parse(container.Env.Single(env => env.Name == "DOTNET_SHUTDOWNTIMEOUTSECONDS").Value, null);
            Assert.True((container.Lifecycle?.PreStop.Sleep.Seconds ?? 0) + host < pod.TerminationGracePeriodSeconds);
            Assert.Equal(("0", "1"), (one.Spec.Strategy.RollingUpdate.MaxUnavailable.Value, one.Spec.Strategy.RollingUpdate.MaxSurge.Value));
        }
    }

    [Fact]
    public async Task Only_those_that_ask_the_grains_reach_a_silo()
    {
        var manifests = await Manifests.Of(tools, "minimal");
        var policy = manifests.All.OfType<V1NetworkPolicy>().Single(one => Selected(manifests, one.Spec.PodSelector.MatchLabels) == manifests.Deployment("silo"));
        var allowed = from rule in policy.Spec.Ingress from peer in rule.FromProperty from port in rule.Ports where port.Port.Value != "metrics" select $"{Component(peer)} {port.Port.Value}";
        Assert.Equal(["silo silo", "silo silo-gateway", "gateway silo-gateway", "identity silo-gateway"], allowed);

        string Component(V1NetworkPolicyPeer peer)
        {
            Assert.True(peer is { IpBlock: null, NamespaceSelector: null });
            return Selected(manifests, peer.PodSelector.MatchLabels).Metadata.Labels["app.kubernetes.io/component"];
        }
    }

    [Fact]
    public async Task Whoever_asks_the_grains_knows_the_cluster_and_may_leave_for_it()
    {
        var manifests = await Manifests.Of(tools, "egress");
        foreach (var component in new[] { "silo", "gateway", "identity" })
        {
            var deployment = manifests.Deployment(component);
            Assert.Contains(deployment.Spec.Template.Spec.Containers[0].Env, env => env.Name == "Cluster__Name");
            var policy = manifests.All.OfType<V1NetworkPolicy>().Single(one => Selected(manifests, one.Spec.PodSelector.MatchLabels) == deployment);
            Assert.Contains(policy.Spec.Egress, rule => rule.Ports.Any(port => port.Port.Value == "silo-gateway"));
        }
    }

    /// <summary>Silos send to webhooks and fetch rosters, identity and gateways ask districts' providers: on the Internet, never on a private network, unless it is closed.</summary>
    [Theory, InlineData("egress", true), InlineData("egress-closed", false)]
    public async Task Whoever_calls_the_Internet_may_leave_for_it_unless_it_is_closed(string set, bool open)
    {
        var manifests = await Manifests.Of(tools, set);
        foreach (var component in new[] { "silo", "gateway", "identity" })
        {
            var policy = manifests.All.OfType<V1NetworkPolicy>().Single(one => Selected(manifests, one.Spec.PodSelector.MatchLabels) == manifests.Deployment(component));
            var internet = policy.Spec.Egress.Where(rule => rule.Ports.Any(port => port.Port.Value == "443")).SelectMany(rule => rule.To).Select(to => to.IpBlock).Where(block => block?.Cidr == "0.0.0.0/0").ToList();
            Assert.Equal(open, internet.Count == 1);
            Assert.All(internet, block => Assert.Equal(["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"], block.Except));
            Assert.Equal(open && component != "silo", policy.Spec.Egress.Any(rule => rule.Ports.Any(port => port.Port.Value == "465")));
        }
    }

    private static V1Deployment Selected(Manifests manifests, IDictionary<string, string> labels) =>
        manifests.Deployments.Single(one => labels.All(label => one.Spec.Template.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value));
}
