using System.Text.RegularExpressions;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Helm.Tests;

/// <summary>The chart says nothing to the service that the service does not read.</summary>
[Collection(nameof(Installed))]
public sealed class SettingsTests(Installed tools)
{
    /// <summary>What is .NET's own, or the database driver's.</summary>
    private static readonly string[] Theirs = ["ASPNETCORE_URLS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "DOTNET_SHUTDOWNTIMEOUTSECONDS", "DOTNET_hostBuilder__reloadConfigOnChange", "Logging__Console__FormatterName", "PGSSLROOTCERT"];

    public static TheoryData<string> Sets => [.. Chart.Sets];

    [Theory, MemberData(nameof(Sets))]
    public async Task Every_setting_is_documented(string set)
    {
        var known = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operators", "configuration.md"));
        foreach (var name in (await Manifests.Of(tools, set)).Pods.SelectMany(pod => pod.Spec.Containers).SelectMany(one => one.Env ?? []).Select(env => env.Name).Except(Theirs).Distinct())
        {
            Assert.All(Regex.Replace(name, @"__\d+$|__\d+(?=__)", "").Split("__"), word => Assert.Contains(word, known, StringComparison.Ordinal));
        }
    }

    /// <summary>What could be read out of a manifest is no secret.</summary>
    [Theory, MemberData(nameof(Sets))]
    public async Task Every_secret_comes_from_a_secret(string set) =>
        Assert.All(
            (await Manifests.Of(tools, set)).Pods.SelectMany(pod => pod.Spec.Containers).SelectMany(one => one.Env ?? []).Where(env => Regex.IsMatch(env.Name, "(Connection|Postgres|MasterKey|Secret)$")),
            env => Assert.NotNull(env.ValueFrom.SecretKeyRef));

    [Fact]
    public async Task Owners_are_known_to_the_migration_alone_and_identitys_secrets_to_identity()
    {
        var pods = (await Manifests.Of(tools, "minimal")).Pods.ToDictionary(pod => pod.Meta.Labels["app.kubernetes.io/component"], pod => pod.Spec);
        Assert.Equal(["migrate"], Naming("OwnerConnection"));
        Assert.Equal(["identity"], Naming("Identity__MasterKey"));
        Assert.Equal(["identity"], Naming("OperatorSecret"));
        Assert.Equal(["gateway", "identity", "silo"], Mounting("district-coaching-master-key"));
        Assert.Equal(["silo"], pods.Where(pod => pod.Value.Volumes.Any(volume => volume.PersistentVolumeClaim is not null)).Select(pod => pod.Key));

        IEnumerable<string> Naming(string end) => pods.Where(pod => pod.Value.Containers[0].Env?.Any(env => env.Name.EndsWith(end, StringComparison.Ordinal)) == true).Select(pod => pod.Key).Order();
        IEnumerable<string> Mounting(string secret) => pods.Where(pod => pod.Value.Volumes.Any(volume => volume.Secret?.SecretName == secret)).Select(pod => pod.Key).Order();
    }
}
