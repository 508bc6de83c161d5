using System.Net;
using System.Security.Cryptography;
using DistrictCoaching.EndToEnd;
using DistrictCoaching.Tests;
using k8s.Models;

namespace DistrictCoaching.Helm.Tests;

/// <summary>Every rendered container runs: as a process of this machine, in Production, on a real PostgreSQL server.</summary>
[Collection(nameof(Installed))]
public sealed class ProcessTests(Installed tools) : IAsyncLifetime
{
    private const string Set = "minimal", Issuer = "https://sign-in.example.org/";
    private static readonly string[] Ports = ["http", "metrics", "silo", "siloGateway"];
    private readonly DirectoryInfo mounts = Directory.CreateTempSubdirectory("mounts-");
    private readonly Dictionary<string, string> secrets = [];
    private readonly List<HostProcess> running = [];
    private PostgresServer server = null!;

    [Fact]
    public async Task The_release_is_installed_answers_and_stops()
    {
        var migration = (await Manifests.Of(tools, Set)).All.OfType<V1Job>().Single();
        await using (var migrating = new Pod(migration.Spec.Template.Spec, secrets, mounts).Launch())
        {
            var (code, printed, said) = await migrating.End();
            Assert.True(code == 0, said);
            Assert.StartsWith("Migrated: ", printed, StringComparison.Ordinal);
        }

        var (silo, siloProcess) = await Start("silo");
        var (gateway, gatewayProcess) = await Start("gateway");
        var (identity, identityProcess) = await Start("identity");
        await Reachable(gateway, identity);
        await Tested(gateway, identity);
        await Measured(silo, gateway, identity);
        await Stops(silo, siloProcess);
        await Task.WhenAll(Stops(gateway, gatewayProcess), Stops(identity, identityProcess));
    }

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.Start(fsync: false);
        var certificates = await Certificates.Make(mounts.CreateSubdirectory("certificates").FullName, "main");
        foreach (var role in new[] { "silo", "gateway", "identity" })
        {
            foreach (var (key, file) in new[] { ("tls.crt", $"{role}.crt"), ("tls.key", $"{role}.key"), ("ca.crt", "ca.crt") })
            {
                secrets[$"district-coaching-{role}-tls/{key}"] = await File.ReadAllTextAsync(certificates.File(file));
            }
        }

        var (journal, keys, identity) = (await server.NewDatabase(), await server.NewDatabase(), await server.NewDatabase());
        foreach (var (secret, value) in new[]
        {
            ("database/Database__Connection", server.Connection(journal, $"{journal}_writer")),
            ("database/Database__ReaderConnection", server.Connection(journal, $"{journal}_reader")),
            ("database/Keys__Connection", server.Connection(keys, $"{keys}_writer")),
            ("database/Identity__Postgres", server.Connection(identity, $"{identity}_writer")),
            ("owners/Database__OwnerConnection", server.Connection(journal, $"{journal}_owner")),
            ("owners/Keys__OwnerConnection", server.Connection(keys, $"{keys}_owner")),
            ("owners/Identity__OwnerConnection", server.Connection(identity, $"{identity}_owner")),
            ("master-key/master.key", Random()),
            ("identity/Identity__MasterKey", Random()),
        })
        {
            secrets[$"district-coaching-{secret}"] = value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in running)
        {
            await process.DisposeAsync();
        }

        await server.DisposeAsync();
        mounts.Delete(recursive: true);
    }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>One pod of a deployment, on free ports in place of the usual ones; its probes pass in the order of a kubelet.</summary>
    private async Task<(Pod, HostProcess)> Start(string component)
    {
        var ports = Ports.SelectMany(name => new[] { "--set", $"ports.{name}={HostProcess.FreePort()}" });
        var deployment = new Manifests(await tools.Render("helm3", Set, [.. ports])).Deployment(component);
        var pod = new Pod(deployment.Spec.Template.Spec, secrets, mounts);
        Assert.False(await pod.Starts());
        var process = pod.Launch();
        running.Add(process);
        await process.Ready();
        await Until.So(pod.Starts);
        Assert.True(await pod.IsReady());
        Assert.True(await pod.IsLive());
        Assert.True(await pod.Listens());
        return (pod, process);
    }

    /// <summary>As the ingress asks: TLS ended before, and said so in a header.</summary>
    private static async Task Reachable(Pod gateway, Pod identity)
    {
        using var http = new HttpClient();
        var schema = await http.GetStringAsync(new Uri($"http://127.0.0.1:{gateway.Port("http")}/schema.graphql"));
        Assert.Contains("type Mutation", schema, StringComparison.Ordinal);

        using var refused = await http.PostAsync(new Uri($"http://127.0.0.1:{gateway.Port("http")}/graphql"), null);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        var discovery = new Uri($"http://127.0.0.1:{identity.Port("http")}/.well-known/openid-configuration");
        using var plain = await http.GetAsync(discovery);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Host = new Uri(Issuer).Host;
        Assert.Contains($"\"issuer\":\"{Issuer}\"", (await http.GetStringAsync(discovery)).Replace(" ", "", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>What helm test runs; services are named by their addresses here.</summary>
    private async Task Tested(Pod gateway, Pod identity)
    {
        var manifests = await Manifests.Of(tools, Set);
        var test = new Pod(manifests.All.OfType<V1Pod>().Single().Spec, secrets, mounts);
        var services = manifests.All.OfType<V1Service>().Select(service => service.Metadata.Name).ToList();
        await using var asking = test.Launch(
            (services.Single(name => name.EndsWith("-gateway", StringComparison.Ordinal)), $"127.0.0.1:{gateway.Port("http")}"),
            (services.Single(name => name.EndsWith("-identity", StringComparison.Ordinal)), $"127.0.0.1:{identity.Port("http")}"));
        var (code, printed, said) = await asking.End();
        Assert.True(code == 0, printed + said);
    }

    /// <summary>Whatever alerts and dashboard ask for is counted by one of the pods, on a port where nothing else answers.</summary>
    private async Task Measured(params Pod[] pods)
    {
        using var http = new HttpClient();
        var counted = new HashSet<string>();
        foreach (var pod in pods)
        {
            var port = pod.Port("metrics");
            counted.UnionWith(Metrics.Counted(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"))));
            foreach (var closed in new[] { $"{port}/health/ready", $"{port}/graphql", $"{port}/connect/token", $"{pod.Port("http")}/metrics" })
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{closed}"));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        Assert.Empty((await Metrics.Asked(tools)).Except(counted).Except(Metrics.Later));
    }

    private static async Task Stops(Pod pod, HostProcess process)
    {
        var stopping = process.Stop();
        await Until.So(async () => !await pod.IsReady());
        Assert.Equal(0, await stopping);
    }
}
