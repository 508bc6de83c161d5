using DistrictCoaching.Tests;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>
/// The contract as it was last released (schema.released.graphql) is still kept: nothing that a client may use of it is gone or changed. A field that is to go is `@deprecated` first.
/// Only a release moves that file: `cp schema.graphql schema.released.graphql`.
/// </summary>
[Collection(nameof(NodeProject))]
public sealed class ContractTests(NodeProject node)
{
    private static string Released => Path.Combine(Repository.Root, "schema.released.graphql");

    [Fact]
    public async Task Nothing_that_was_released_is_broken() =>
        Assert.Empty(await Changes(Released, Path.Combine(Repository.Root, "schema.graphql")));

    [Fact]
    public async Task A_field_that_is_gone_would_be_seen()
    {
        var file = Path.GetTempFileName();
        try
        {
            var lines = (await File.ReadAllLinesAsync(Released)).ToList();
            lines.RemoveRange(lines.FindIndex(line => line.StartsWith("  day: Date!", StringComparison.Ordinal)) - 1, 2);    // with its description
            await File.WriteAllLinesAsync(file, lines);
            Assert.StartsWith("FIELD_REMOVED\t", (await Changes(Released, file))[0], StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<string[]> Changes(string before, string now) => node.Run("changes.mjs", ("OLD", before), ("NEW", now));
}
