using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Storage.Tests.Endings;

/// <summary>What is kept in the second place, when, and what happens where it cannot be.</summary>
public sealed class EndingLedgerTests : IAsyncLifetime
{
    private static readonly TeacherEvent Withdrawn = new TeacherEvent.ConsentWithdrawn(new(Guid.NewGuid()));
    private readonly FakeTimeProvider clock = new(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("endings-");
    private readonly SqliteStores stores = new();
    private readonly StreamKey stream = Given.Stream();
    private Opened store = null!;

    private string Place => Path.Combine(root.FullName, "endings");

    public async ValueTask InitializeAsync() => store = await stores.Open();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await stores.DisposeAsync();
        root.Delete(recursive: true);
    }

    [Fact]
    public async Task What_ends_is_kept_before_it_is_ended_and_what_opens_is_not_kept()
    {
        await using var ledger = Ledger();
        var journal = new Watched(store.Journal, () => Lines().Count);
        var ledgered = Ledgered(journal, ledger);
        Assert.Equal(Outcome.Appended, await ledgered.Append(Given.Change(stream, 0, Catalogue.Write(new TeacherEvent.ConsentResumed(default, default)))));
        Assert.Equal(0, journal.Seen);
        Assert.Equal(Outcome.Appended, await ledgered.Append(Given.Change(stream, 1, Catalogue.Write(Withdrawn))));
        Assert.Equal(1, journal.Seen);
        Assert.Equal(Outcome.Moved, await ledgered.Append(Given.Change(stream, 1, Catalogue.Write(Withdrawn))));
        await ledger.DisposeAsync();
        var asked = Lines().OfType<EndingAsked>().ToList();
        Assert.Equal([(stream, 2L), (stream, 2L)], asked.Select(one => (one.Key, one.Events.Single().Version)));
        Assert.Equal([true, false], Lines().OfType<EndingSettled>().Select(line => line.Done));
        Assert.Equal(Withdrawn, Catalogue.Read(asked[0].Events[0].Type, asked[0].Events[0].Body));
    }

    [Fact]
    public async Task Where_it_cannot_be_kept_it_is_honoured_and_the_ledger_says_later_for_how_long()
    {
        await using var ledger = Ledger();
        await File.WriteAllTextAsync(Place, "a file in its place");
        Assert.Equal(Outcome.Appended, await Ledgered(store.Journal, ledger).Append(Given.Change(stream, 0, Catalogue.Write(Withdrawn))));
        var from = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(5));
        File.Delete(Place);
        Assert.True(await ledger.Keep(new KeyGone(clock.GetUtcNow(), stream.District.Value, Guid.NewGuid())));
        Assert.Equal(new EndingsMissed(clock.GetUtcNow(), from), Lines().OfType<EndingsMissed>().First());
    }

    [Fact]
    public async Task Where_the_second_place_hangs_what_ends_is_answered_all_the_same()
    {
        var hanging = new HangingClock();
        await using var ledger = new EndingLedger(new(root.FullName), TimeSpan.FromDays(35), hanging, NullLogger<EndingLedger>.Instance);
        var append = Ledgered(store.Journal, ledger).Append(Given.Change(stream, 0, Catalogue.Write(Withdrawn)));
        while (!append.IsCompleted)
        {
            hanging.Advance(EndingLedger.Patience);
            await Task.Yield();
        }

        Assert.Equal(Outcome.Appended, await append);
        Assert.Empty(Lines());
        hanging.GoesOn.Set();
    }

    [Fact]
    public async Task A_day_has_a_file_of_its_own_that_nobody_else_reads()
    {
        await using var ledger = Ledger();
        await ledger.Keep(new KeyGone(clock.GetUtcNow(), stream.District.Value, null));
        clock.Advance(TimeSpan.FromDays(1));
        await ledger.Keep(new KeyGone(clock.GetUtcNow(), stream.District.Value, null));
        await ledger.Keep(new KeyGone(clock.GetUtcNow(), stream.District.Value, null));
        var files = Directory.GetFiles(Place, "*.endings");
        Assert.Equal(2, files.Length);
        foreach (var file in files)
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Fact]
    public async Task Many_at_once_are_all_kept_and_old_files_go()
    {
        new EndingFolder(root.FullName).Make(new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var old = Path.Combine(Directory.CreateDirectory(Place).FullName, "20260701T000000-old.endings");
        await File.WriteAllTextAsync(old, "");
        File.SetLastWriteTimeUtc(old, new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));
        await using var ledger = Ledger();
        var kept = Enumerable.Range(0, 200).Select(_ => new KeyGone(clock.GetUtcNow(), stream.District.Value, Guid.NewGuid())).ToList();
        Assert.All(await Task.WhenAll(kept.Select(ledger.Keep)), Assert.True);
        Assert.Equal(kept.ToHashSet(), Lines().OfType<KeyGone>().ToHashSet());
        Assert.False(File.Exists(old));
        Assert.Equal(clock.GetUtcNow().AddDays(-35), new EndingFolder(root.FullName).Since);    // what ended before that is not kept any more
    }

    [Fact]
    public async Task A_line_that_its_process_could_not_end_is_left_out()
    {
        await using (var ledger = Ledger())
        {
            await ledger.Keep(new KeyGone(clock.GetUtcNow(), stream.District.Value, null));
        }

        await File.AppendAllTextAsync(Directory.GetFiles(Place).Single(), "{\"is\":\"key\",\"at\":\"2026-09");
        Assert.Single(Lines());
    }

    [Fact]
    public void People_whose_roles_change_are_named_and_new_ones_are_not()
    {
        PersonId known = new(Guid.NewGuid()), fresh = new(Guid.NewGuid());
        var change = Given.Change(Given.Stream(kind: StreamKind.Roster), 5, [.. new RosterEvent[]
        {
            new RosterEvent.PersonListed(fresh, null, new(new(Guid.NewGuid()), new(new byte[32])), new(new byte[32]), []), new RosterEvent.MembershipsChanged(fresh, []), new RosterEvent.MembershipsChanged(known, []),
        }.Select(Catalogue.Write)]);
        Assert.Equal([known.Value], Storage.Endings.Of(change, clock.GetUtcNow())!.Touched);
        Assert.Null(Storage.Endings.Of(change with { Events = [.. change.Events.Take(2)] }, clock.GetUtcNow()));
    }

    private EndingLedger Ledger() => new(new(root.FullName), TimeSpan.FromDays(35), clock, NullLogger<EndingLedger>.Instance);

    private List<EndingLine> Lines() => [.. new EndingFolder(root.FullName).Read(null)];

    private LedgeredJournal Ledgered(IJournal journal, EndingLedger ledger) => new(journal, ledger, new(null!, store.Server, clock, NullLogger<RestoreWatch>.Instance), clock);

    /// <summary>The clock of a ledger whose writing hangs: a file is begun by it.</summary>
    private sealed class HangingClock : FakeTimeProvider
    {
        public ManualResetEventSlim GoesOn { get; } = new();

        public override DateTimeOffset GetUtcNow()
        {
            GoesOn.Wait();
            return base.GetUtcNow();
        }
    }

    /// <summary>How many lines were kept when the last append came.</summary>
    private sealed class Watched(IJournal journal, Func<int> lines) : IJournal
    {
        public int Seen { get; private set; }

        public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

        public Task<Outcome> Append(Change change)
        {
            Seen = lines();
            return journal.Append(change);
        }

        public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);
    }
}
