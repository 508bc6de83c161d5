namespace DistrictCoaching.Bench;

/// <summary>The same on the embedded store, against one commit for each change; both with <c>synchronous=FULL</c>.</summary>
internal static class AppendsSqlite
{
    public static async Task Run()
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 8, teachersOfEach: 32);
        using var plain = new PlainSqlite(Path.Combine(disk.Folder, "plain.db"), writers: 256);
        var changes = await Changes.Make(world, 256);
        foreach (var callers in new[] { 32, 256 })
        {
            var rounds = await Rounds.Of(
                () => Round.Run(callers, changes.Once),
                () => Round.Run(callers, plain.Once));
            Report.Rounds($"grain and journal, {callers} teachers of 8 districts", rounds[0]);
            Report.Rounds($"one commit each, {callers} callers", rounds[1]);
            Report.Ratio($"{callers} at once", rounds[0], rounds[1], callers == 256 ? 10 : null);
        }
    }
}
