using DistrictCoaching.Tests;

namespace DistrictCoaching.Identity.Tests;

public class SourceTests
{
    /// <summary>GHSA-cxgj-hwwh-855g, mended in OpenIddict 7.9.0: the one without the other lets revoked tokens through.</summary>
    [Fact]
    public void Nobody_checks_authorizations_of_tokens_without_the_tokens()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources.Select(File.ReadAllText), text => !IsSafe(text));
        Assert.False(IsSafe("validation.EnableAuthorizationEntryValidation();"));
        Assert.True(IsSafe("validation.EnableTokenEntryValidation().EnableAuthorizationEntryValidation();"));
    }

    private static bool IsSafe(string text) =>
        !text.Contains("EnableAuthorizationEntryValidation", StringComparison.Ordinal) || text.Contains("EnableTokenEntryValidation", StringComparison.Ordinal);
}
