namespace DistrictCoaching.Helm.Tests;

[Collection(nameof(Installed))]
public sealed class ApprovedTests(Installed tools)
{
    public static TheoryData<string> Sets => [.. Chart.Sets];

    /// <summary>Locally the approved file is rewritten and the difference shows in review; on CI a difference fails.</summary>
    [Theory, MemberData(nameof(Sets))]
    public async Task Renders_what_was_approved(string set)
    {
        var file = Path.Combine(Chart.Tests, "Approved", $"{set}.yaml");
        var text = await tools.Rendered("helm3", set);
        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        if (text != approved && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, text);
            approved = text;
        }

        Assert.Equal(approved, text);
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task Helm_4_renders_what_helm_3_does(string set) =>
        Assert.Equal(Documents(await tools.Rendered("helm3", set)), Documents(await tools.Rendered("helm4", set)));

    [Fact]
    public void No_approved_file_is_left_over() =>
        Assert.Equal(Chart.Sets, Directory.GetFiles(Path.Combine(Chart.Tests, "Approved")).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Documents(string text) => text.Split("\n---\n").Select(one => one.Trim()).Order(StringComparer.Ordinal);
}
