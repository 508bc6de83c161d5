namespace DistrictCoaching.Helm.Tests;

/// <summary>Two checks whose gaps do not overlap: the strict reader finds unknown fields and bad quantities, the models find what is missing.</summary>
[Collection(nameof(Installed))]
public sealed class SchemaTests(Installed tools)
{
    public static TheoryData<string> Sets => [.. Chart.Sets];

    [Theory, MemberData(nameof(Sets))]
    public async Task Every_field_is_one_that_Kubernetes_has(string set)
    {
        var manifests = await Manifests.Of(tools, set);
        Assert.Equal(3, manifests.Deployments.Count());
    }

    [Fact]
    public async Task Nothing_is_missing_that_Kubernetes_needs()
    {
        var rendered = await Task.WhenAll(Chart.Sets.Select(set => tools.Rendered("helm3", set)));
        var lines = (await Validate(string.Join("---\n", rendered))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([$"{rendered.Sum(text => text.Split("\nkind: ").Length - 1)} checked"], lines);
    }

    /// <summary>What the checks must find at all.</summary>
    [Fact]
    public async Task The_checks_find_what_is_wrong()
    {
        var rendered = await tools.Rendered("helm3", "minimal");
        Assert.ThrowsAny<Exception>(() => new Manifests(Broken("minReadySeconds: 30", "minReadySecond: 30")));
        Assert.ThrowsAny<Exception>(() => new Manifests(Broken("minReadySeconds: 30", "minReadySeconds: soon")));
        Assert.Contains("Deployment", await Validate(Broken("selector:\n    matchLabels:", "selectors:\n    matchLabels:")), StringComparison.Ordinal);
        Assert.Contains("Deployment", await Validate(Broken("memory: 2Gi", "memory: much")), StringComparison.Ordinal);

        string Broken(string what, string with)
        {
            Assert.Contains(what, rendered, StringComparison.Ordinal);
            return rendered.Replace(what, with, StringComparison.Ordinal);
        }
    }

    private async Task<string> Validate(string manifests)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, manifests);
            return await Command.Run(Chart.Folder, "node", tools.Script("validate.mjs"), file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
