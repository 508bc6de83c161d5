using System.Runtime.CompilerServices;
using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;
using SQLitePCL;

namespace DistrictCoaching.Storage.Tests.Sqlite;

/// <summary>Between a commit and its answer only the file knows where heads stand.</summary>
public sealed class KnownHeadsTests : IAsyncDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("heads-");
    private readonly StreamKey stream = Given.Stream();

    public ValueTask DisposeAsync()
    {
        root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The moment when the commit is done and nobody has been told of it.</summary>
    [Fact]
    public async Task A_head_read_right_after_a_commit_is_answered_by_the_file()
    {
        await using var store = SqliteStore.Open(Path.Combine(root.FullName, "data"), Given.Tables, TimeProvider.System);
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 0, Given.Event())));
        Assert.Equal(Outcome.Appended, await Read(1));
        List<(Outcome Old, Outcome New)> seen = [];
        await store.Between(session => raw.sqlite3_profile(
            Connection(session), (_, sql, _) =>
            {
                if (sql == "commit")
                {
                    seen.Add((Read(1).GetAwaiter().GetResult(), Read(2).GetAwaiter().GetResult()));
                }
            },
            null));
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 1, Given.Event())));
        Assert.Equal([(Outcome.Moved, Outcome.Appended)], seen);

        Task<Outcome> Read(long expected) => store.Append(new(stream, expected, None, [], [], [], []));
    }

    /// <summary>A reader that saw the file before the commit says so only after it.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void What_was_read_before_a_commit_is_not_learnt_after_it(bool shown)
    {
        var (heads, old, append) = (new KnownHeads(), HeadRead(1), Pending.Of(Given.Change(stream, 1, Given.Event())));
        append.Head = 2;
        heads.Hide([append]);
        if (shown)
        {
            heads.Show([append]);
        }

        heads.Learn(old);
        Assert.False(heads.Stand(old));
        Assert.Equal(shown, heads.Stand(HeadRead(2)));
    }

    [Fact]
    public void All_heads_must_be_known_to_stand()
    {
        var (heads, other) = (new KnownHeads(), Given.Stream());
        heads.Learn(HeadRead(1));
        Assert.True(heads.Stand(HeadRead(1)));
        Assert.False(heads.Stand(HeadRead(1, new Guard(other, 3))));
        heads.Learn(HeadRead(1, new Guard(other, 3)));
        Assert.True(heads.Stand(HeadRead(1, new Guard(other, 3))));
        Assert.False(heads.Stand(HeadRead(1, new Guard(other, 2))));
        Assert.False(heads.Stand(Pending.Of(Given.Change(stream, 1))));    // whose operation may be known
    }

    private Pending HeadRead(long expected, params Guard[] guards) => Pending.Of(new(stream, expected, None, [], guards, [], []));

    private static readonly Operation None = new(Guid.Empty, Guid.Empty, default);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "connection")]
    private static extern ref sqlite3 Connection(Session session);
}
