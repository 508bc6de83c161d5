using DistrictCoaching.Storage;

namespace DistrictCoaching.EndToEnd;

/// <summary>What a migration says and leaves, beside a cluster that runs.</summary>
[Collection(nameof(Cluster))]
public sealed class MigrationTests(Cluster cluster) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await cluster.Server.Run(cluster.Journal, "create table levels_before as select * from levels");

    public async ValueTask DisposeAsync() => await cluster.Server.Run(cluster.Journal, "update levels set level = b.level, oldest = b.oldest from levels_before b; drop table levels_before");

    [Fact]
    public async Task A_second_migration_changes_nothing_and_says_so()
    {
        var (code, said, _) = await cluster.Migrate();
        Assert.Equal(0, code);
        Assert.Equal("Migrated: membership (nothing new), keys (nothing new), identity (nothing new), journal (nothing new).", said.Trim());
    }

    [Theory]
    [InlineData("level = 0, oldest = 0", "NOT_MIGRATED", true)]
    [InlineData("level = 1000, oldest = 1000", "NEWER_RELEASE", false)]
    public async Task Databases_with_which_this_release_cannot_work_are_refused_at_the_start(string levels, string code, bool migrates)
    {
        await Level(levels);
        var start = await cluster.Refused("silo");
        Assert.Equal(2, start.Code);
        Assert.StartsWith(code, start.Said, StringComparison.Ordinal);
        var migrated = await cluster.Migrate();
        Assert.Equal(migrates ? 0 : 2, migrated.Code);
        Assert.StartsWith(migrates ? "" : code, migrated.Error, StringComparison.Ordinal);
        Assert.Equal(migrates ? DatabaseLevel.This : 1000, await Level());
    }

    [Fact]
    public async Task One_that_was_broken_off_leaves_no_level_and_the_next_one_makes_up_for_it()
    {
        await Level("level = 0, oldest = 0");
        var broken = await cluster.Refused("migrate", ("Identity:OwnerConnection", cluster.Server.Connection("nowhere")));
        Assert.Equal(2, broken.Code);
        Assert.Equal(0, await Level());
        Assert.StartsWith("NOT_MIGRATED", (await cluster.Refused("silo")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await cluster.Migrate()).Code);
        Assert.Equal(DatabaseLevel.This, await Level());
    }

    [Fact]
    public async Task A_newer_release_that_this_one_can_live_with_has_done_it_already()
    {
        await Level("level = 1000, oldest = 0");
        var (code, said, _) = await cluster.Migrate();
        Assert.Equal(0, code);
        Assert.Equal("Migrated: nothing, since a newer release has done so already, and this one can use what it made.", said.Trim());
        Assert.Equal(1000, await Level());
        Assert.StartsWith("Metrics:Port", (await cluster.Refused("silo", ("Metrics:Port", "no port"))).Said, StringComparison.Ordinal);    // asked for last, so nothing before refused it
    }

    private Task<long> Level(string levels) => cluster.Server.Run(cluster.Journal, $"update levels set {levels}");

    private Task<long> Level() => cluster.Server.Run(cluster.Journal, "select level from levels");
}
