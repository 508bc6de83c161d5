namespace DistrictCoaching.Helm.Tests;

[Collection(nameof(Installed))]
public sealed class LintTests(Installed tools)
{
    public static TheoryData<string, string> Cases => [.. from helm in Installed.Helms from set in Chart.Sets.Prepend("") select (helm, set)];

    [Theory, MemberData(nameof(Cases))]
    public async Task Lints_strictly(string helm, string set) =>
        Assert.Contains("1 chart(s) linted, 0 chart(s) failed", await Command.Run(Chart.Folder, tools.Helm(helm), ["lint", "--strict", Chart.Folder, .. set.Length > 0 ? ["--values", Chart.Values(set)] : Array.Empty<string>()]), StringComparison.Ordinal);

    [Theory, InlineData("helm3"), InlineData("helm4")]
    public async Task Is_packed_with_everything_it_needs(string helm)
    {
        var folder = Directory.CreateTempSubdirectory("chart-");
        try
        {
            await Command.Run(folder.FullName, tools.Helm(helm), "package", Chart.Folder);
            var packed = folder.GetFiles("*.tgz").Single().FullName;
            var listed = await Command.Run(folder.FullName, "tar", "-tzf", packed);
            Assert.All(
                Directory.EnumerateFiles(Chart.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Chart.Folder, file)),
                file => Assert.Contains($"district-coaching/{file}\n", listed, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
