namespace DistrictCoaching.EndToEnd;

/// <summary>What <c>restore reopen</c> refuses before it looks at anything.</summary>
public sealed class ReopenVerbTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("reopen-");

    public void Dispose() => data.Delete(recursive: true);

    [Theory]
    [InlineData("", 1, "--reason")]
    [InlineData(" ", 3, "--reason")]
    [InlineData("x", 501, "--reason")]
    [InlineData("x", 500, "The data folder has no journal.db")]
    public async Task The_leads_are_told_something_that_they_can_read(string text, int times, string said)
    {
        var reason = string.Concat(Enumerable.Repeat(text, times));
        await using var verb = HostProcess.Launch(["restore", "reopen", "--reason", reason, "--data", data.FullName]);
        var (code, _, error) = await verb.End();
        Assert.Equal(2, code);
        Assert.StartsWith(said, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Empty(data.GetFileSystemInfos());
    }
}
