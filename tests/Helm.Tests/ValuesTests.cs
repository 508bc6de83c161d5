namespace DistrictCoaching.Helm.Tests;

/// <summary>Values that cannot be meant are refused before anything is sent, in one sentence that names them.</summary>
[Collection(nameof(Installed))]
public sealed class ValuesTests(Installed tools)
{
    public static TheoryData<string, string, string, string> Wrong =>
    [
        .. from helm in Installed.Helms
           from one in new[]
           {
               ("minimal", "identity.issuer=\"\"", "identity.issuer is missing or wrong"),
               ("minimal", "identity.issuer=\"http://sign-in.example.org/\"", "issuer"),
               ("minimal", "identity.issuer=\"https://sign-in.example.org/path\"", "issuer"),
               ("minimal", "silo.replicaCount=3", "replicaCount"),
               ("minimal", "silo.replicas=0", "replicas"),
               ("minimal", "silo.replicas=\"three\"", "replicas"),
               ("minimal", "image.digest=\"sha256:short\"", "digest"),
               ("minimal", "ports.http=80", "http"),
               ("minimal", "shutdown.host=145", "shutdown.grace is too short"),
               ("minimal", "shutdown.host=10", "shutdown.host is too short"),
               ("minimal", "silo.settings={\"Cluster:Name\":\"x\"}", "silo.settings has Cluster:Name"),
               ("minimal", "silo.settings={\"Cluster:Tls:Key\":\"x\"}", "silo.settings has Cluster:Tls:Key"),
               ("minimal", "cluster.name=\"Main\"", "cluster.name stands in certificates"),
               ("minimal", "cluster.tls.secret=\"x\"", "secret"),
               ("minimal", "silo.settings={\"drain:seconds\":1}", "drain:seconds"),
               ("minimal", "gateway.settings={\"Gateway:CursorKey\":\"x\"}", "gateway.settings has Gateway:CursorKey, which is a secret"),
               ("minimal", "gateway.settings={\"Not a setting\":1}", "Not a setting"),
               ("minimal", "silo.autoscaling={\"enabled\":true,\"minReplicas\":9,\"maxReplicas\":3}", "silo.autoscaling has minReplicas above maxReplicas"),
               ("minimal", "silo.autoscaling.metric={\"name\":\"x\"}", "averageValue"),
               ("minimal", "ingress.enabled=true", "gateway.host is missing"),
               ("ingress", "httpRoute.enabled=true", "choose one"),
               ("ingress", "gateway.host=\"sign-in.example.org\"", "gateway.host must be another host"),
               ("http-routes", "httpRoute.parentRefs=[]", "httpRoute.parentRefs is empty"),
               ("egress", "networkPolicy.egress.postgres=[]", "networkPolicy.egress needs postgres and issuer"),
               ("applications", "identity.apps=[{\"clientId\":\"READER\",\"name\":\"x\"}]", "clientId"),
           }
           select (helm, one.Item1, one.Item2, one.Item3),
    ];

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_value_names_itself(string helm, string set, string value, string sentence)
    {
        var (code, _, said) = await Command.Try(Chart.Folder, tools.Helm(helm), "template", Chart.Folder, "--values", Chart.Values(set), "--set-json", value);
        Assert.NotEqual(0, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }

    [Theory, InlineData("helm3"), InlineData("helm4")]
    public async Task A_cluster_that_is_too_old_is_refused(string helm)
    {
        var (code, _, said) = await Command.Try(Chart.Folder, tools.Helm(helm), "template", Chart.Folder, "--values", Chart.Values("minimal"), "--kube-version", "1.27");
        Assert.NotEqual(0, code);
        Assert.Contains("incompatible with Kubernetes", said, StringComparison.Ordinal);
    }
}
