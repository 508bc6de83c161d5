using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Postgres;
using DistrictCoaching.Storage.Tests.Sqlite;

namespace DistrictCoaching.Storage.Tests.Moving;

public sealed class SqliteRefusals(PostgresFixture fixture) : MoveRefusals(new SqliteStores(), null, new PostgresStores(fixture), fixture);

public sealed class PostgresRefusals(PostgresFixture fixture) : MoveRefusals(new PostgresStores(fixture), fixture, new SqliteStores(), null);

/// <summary>What is not moved, and what is not lost by that.</summary>
public abstract class MoveRefusals(Stores from, PostgresFixture? fromKeys, Stores to, PostgresFixture? toKeys) : MoveCase(from, fromKeys, to, toKeys)
{
    [Theory, InlineData("a withdrawal"), InlineData("a stream that began"), InlineData("a new password"), InlineData("an act of the operator")]
    public async Task What_happened_since_the_export_is_not_lost_there_is_no_release_and_the_next_archive_has_it(string what)
    {
        await Export();
        await Import();
        switch (what)
        {
            case "a withdrawal": await Source.Store.Append(Ana, 601, Given.Event("withdrawn")); break;
            case "a stream that began": await Source.Store.Append(new(District, StreamKind.Teacher, BenId.Value), 0, Given.Event()); break;
            case "a new password": Source.SignIns.Rows[0] = new("account", "another hash"u8.ToArray()); break;
            default: await Source.Store.Append(Own, 3, Catalogue.Write(new DistrictEvent.DistrictDeletionOrdered(await Order(), DateTimeOffset.UnixEpoch))); break;
        }

        Assert.Equal("EXPORT_STALE", (await Assert.ThrowsAsync<StorageException>(() => Release())).Code);
        if (what == "an act of the operator")
        {
            return;
        }

        File.Move(ArchiveFile, ArchiveFile + ".old");
        await Export();
        Assert.Equal("RECEIPT_OF_ANOTHER", (await Assert.ThrowsAsync<StorageException>(() => Release())).Code);
        await Import();
        Assert.Equal("DISTRICT_EXISTS", (await Assert.ThrowsAsync<StorageException>(() => Import(file: ArchiveFile + ".old"))).Code);
        await Open(await Release());
        Assert.Equal(await Source.Store.Journal.Read(Ana), await Target.Store.Journal.Read(Ana), (one, other) => one!.Hash.Span.SequenceEqual(other!.Hash.Span));
        Assert.Equal(Source.SignIns.Rows[0].Row, Target.SignIns.Rows.Single().Row);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_acknowledged_at_the_very_moment_of_the_release_wins_over_it(bool hers)
    {
        await Export();
        await Import();
        Source.Meanwhile = async () => await (hers
            ? Source.Store.Append(Ana, 601, Given.Event("withdrawn"))
            : Source.Store.Append(Own, 3, Catalogue.Write(new DistrictEvent.DistrictDeletionOrdered(await Order(), DateTimeOffset.UnixEpoch))));
        Assert.Equal("EXPORT_STALE", (await Assert.ThrowsAsync<StorageException>(() => Release())).Code);
        Assert.False((await Source.Moves.Look(District, default)).HasMoved);
    }

    [Fact]
    public async Task What_was_called_off_is_never_released_and_what_came_of_it_is_discarded()
    {
        await Export();
        await Import();
        await Source.Handover.CallOff(District, Why);
        Assert.Equal("EXPORT_STALE", (await Assert.ThrowsAsync<StorageException>(() => Release())).Code);
        await Target.Handover.Discard("hill");
        Assert.Equal((0, 0), (await Target.Keys.Count(District), await Target.Store.Districts.Texts(District)));
        Assert.Empty(Target.SignIns.Rows);
        Assert.Equal("DISTRICT_EXISTS", (await Assert.ThrowsAsync<StorageException>(() => Import())).Code);
        Assert.Single(new RegisterDistrict(Guid.NewGuid(), new("hill")).Decide(await Target.Moves.Register(_ => [], default)).Events);
    }

    [Fact]
    public async Task It_is_not_opened_with_what_is_no_release_of_it_or_before_it_is_whole()
    {
        await Export();
        await Import();
        var release = await Release();
        await Open(release.Replace("release/1", "release/2", StringComparison.Ordinal), "RELEASE_UNREADABLE");
        await Open(release.Replace("\n", "", StringComparison.Ordinal), "RELEASE_UNREADABLE");
        await Open(release.Replace("\"hill\"", "\"hall\"", StringComparison.Ordinal), "RELEASE_UNREADABLE");
        await Open("", "RELEASE_UNREADABLE");
        await Target.Moves.Register(register => WorkOnArrival.Begin(register, District, new("hill"), Guid.NewGuid()), default);
        await Open(release, "IMPORT_NOT_WHOLE");
        Assert.Null((await Target.Moves.Look(District, default)).Arrived);
        await Import();
        await Open(release);
    }

    [Fact]
    public async Task Imported_at_two_places_it_is_released_for_one_and_opened_there_alone()
    {
        await using var other = new Side();
        await other.Open(new SqliteStores(), null);
        await Export();
        var (there, elsewhere) = (await Import(), await Import(into: other));
        var release = await Release(there);
        Assert.Equal("DISTRICT_MOVED", (await Assert.ThrowsAsync<StorageException>(() => Release(elsewhere))).Code);
        await Open(release, "RELEASED_ELSEWHERE", other);
        Assert.Null(await other.Slugs.BySlug("hill"));
        await Open(release);
        await Import(into: other);    // written once more, it is the same place still
        await Open(release, "RELEASED_ELSEWHERE", other);
    }

    [Fact]
    public async Task Without_a_receipt_that_it_is_whole_somewhere_it_is_not_released()
    {
        await Export();
        await Import();
        foreach (var none in new[] { "", Receipt.Replace("receipt/1", "release/1", StringComparison.Ordinal), Receipt.Replace("\n", "", StringComparison.Ordinal), Receipt.Replace("\"hill\"", "\"hall\"", StringComparison.Ordinal) })
        {
            Assert.Equal("RECEIPT_UNREADABLE", (await Assert.ThrowsAsync<StorageException>(() => Release(none))).Code);
        }

        Assert.False((await Source.Moves.Look(District, default)).HasMoved);
        await Open(Receipt, "RELEASE_UNREADABLE");
    }

    [Fact]
    public async Task Where_it_is_or_was_it_is_not_imported_and_nothing_is_written()
    {
        await Export();
        Assert.Equal("DISTRICT_EXISTS", (await Assert.ThrowsAsync<StorageException>(() => Import(into: Source))).Code);
        await Target.Moves.Register(register => new RegisterDistrict(Guid.NewGuid(), new("hill")).Decide(register), default);
        Assert.Equal("SLUG_TAKEN", (await Assert.ThrowsAsync<StorageException>(() => Import())).Code);
        Assert.Equal((0, 0), ((await Target.Store.Heads.Heads(District)).Count, await Target.Keys.Count(District)));
    }

    [Fact]
    public async Task An_archive_of_other_lists_is_not_imported_and_nothing_is_written()
    {
        await Export();
        Assert.Equal("ARCHIVE_OTHER_RELEASE", (await Assert.ThrowsAsync<StorageException>(() => Import(tables: [.. Given.Tables.Skip(1)]))).Code);
        Assert.Empty((await Target.Moves.Register(_ => [], default)).Arrivals);
    }

    [Fact]
    public async Task A_broken_journal_is_not_moved()
    {
        await From.Unlock();
        await From.Behind($"update events set body = {From.Literal("\"other\""u8)} where tenant = {From.Literal(District.Value)} and kind = 6 and version = 7");
        Assert.Equal("JOURNAL_BROKEN", (await Assert.ThrowsAsync<StorageException>(Export)).Code);
    }
}
