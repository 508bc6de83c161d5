using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Postgres;
using DistrictCoaching.Storage.Tests.Sqlite;

namespace DistrictCoaching.Storage.Tests.Moving;

public sealed class SqliteToPostgres(PostgresFixture fixture) : MoveContract(new SqliteStores(), null, new PostgresStores(fixture), fixture);

public sealed class PostgresToSqlite(PostgresFixture fixture) : MoveContract(new PostgresStores(fixture), fixture, new SqliteStores(), null);

/// <summary>A district goes from one service's stores to another's as it is, and never lives in both.</summary>
public abstract class MoveContract(Stores from, PostgresFixture? fromKeys, Stores to, PostgresFixture? toKeys) : IAsyncLifetime
{
    private const string Why = "They move.";
    private readonly DistrictId district = Given.District();
    private readonly PersonId ana = new(Guid.NewGuid()), ben = new(Guid.NewGuid());
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("move-");
    private readonly Side source = new(), target = new();
    private Change last = null!;
    private ContentId note, gone;

    private StreamKey Ana => new(district, StreamKind.Teacher, ana.Value);

    private string KeyFile => Path.Combine(folder.FullName, "transport.key");

    private TransportKey Key => TransportKey.Read(KeyFile);

    private string ArchiveFile => Path.Combine(folder.FullName, "archive");

    public async ValueTask InitializeAsync()
    {
        await source.Open(from, fromKeys);
        await target.Open(to, toKeys);
        await File.WriteAllTextAsync(KeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await Live();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await source.DisposeAsync();
        await target.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Everything_arrives_as_it_was_and_opens_with_another_master_key()
    {
        var counts = await Export();
        var before = await source.Parts(district);
        await Import();
        Assert.Null(await target.Slugs.BySlug("hill"));
        Assert.Equal(before.Select(Text).Order(StringComparer.Ordinal), (await target.Parts(district)).Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal((before.OfType<MovedEvent>().Count(), 2, 1), ((int)counts.Events, (int)counts.Rows, (int)counts.SignIns));

        await Open(await Release());
        Assert.Equal(district, await target.Slugs.BySlug("hill"));
        Assert.Equal("A talk about fractions.", Encoding.UTF8.GetString((await target.Content.Open(district, [(ana.Value, note)]))[note].Span));
        Assert.Empty(await target.Content.Open(district, [(ben.Value, gone)]));
        await Assert.ThrowsAsync<ErasedException>(() => target.Content.Seal(district, [new(ben.Value, new(Guid.NewGuid()), "again"u8.ToArray())]));
        Assert.Equal(await source.Content.Blind(district, "login", ["ana"]), await target.Content.Blind(district, "login", ["ana"]));
        Assert.Equal(Outcome.Repeated, await target.Store.Journal.Append(last));
        await target.Store.Append(Ana, 601, Given.Event("at home"));
        await foreach (var broken in new JournalVerification(target.Store.Heads, target.Ring, null).District(district))
        {
            Assert.Fail(broken.ToString());
        }
    }

    [Fact]
    public async Task Nothing_personal_can_be_read_in_the_archive()
    {
        await Export();
        var archive = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(ArchiveFile));
        Assert.All(["hill", "fractions", "password hash", "consent", district.Value.ToString(), Why], word => Assert.DoesNotContain(word, archive, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_never_lives_twice()
    {
        await Export();
        await Import();
        var release = await Release();
        Assert.Equal(release, await Release());
        Assert.True((await source.Moves.Look(district, default)).HasMoved);
        Assert.Equal("DISTRICT_MOVED", (await Assert.ThrowsAsync<StorageException>(() => source.Handover.CallOff(district, Why))).Code);
        Assert.Equal("DISTRICT_MOVED", (await Assert.ThrowsAsync<StorageException>(Export)).Code);
        await Open(release);
        await Open(release, "NOT_IMPORTED");    // it is open
        Assert.Equal(DistrictState.Suspended, (await target.Moves.Look(district, default)).State);
        Assert.Equal((null, release.Contains("hill", StringComparison.Ordinal)), ((await target.Moves.Look(district, default)).Archive, true));
    }

    [Theory, InlineData("a withdrawal"), InlineData("a stream that began"), InlineData("a new password"), InlineData("an act of the operator")]
    public async Task What_happened_since_the_export_is_not_lost_there_is_no_release_and_the_next_archive_has_it(string what)
    {
        await Export();
        await Import();
        switch (what)
        {
            case "a withdrawal": await source.Store.Append(Ana, 601, Given.Event("withdrawn")); break;
            case "a stream that began": await source.Store.Append(new(district, StreamKind.Teacher, ben.Value), 0, Given.Event()); break;
            case "a new password": source.SignIns.Rows[0] = new("account", "another hash"u8.ToArray()); break;
            default: await source.Store.Append(Own, 3, Catalogue.Write(new DistrictEvent.DistrictDeletionOrdered(await Order(), DateTimeOffset.UnixEpoch))); break;
        }

        Assert.Equal("EXPORT_STALE", (await Assert.ThrowsAsync<StorageException>(Release)).Code);
        if (what == "an act of the operator")
        {
            return;
        }

        File.Move(ArchiveFile, ArchiveFile + ".old");
        await Export();
        await Import();
        Assert.Equal("DISTRICT_EXISTS", (await Assert.ThrowsAsync<StorageException>(() => Import(file: ArchiveFile + ".old"))).Code);
        await Open(await Release());
        Assert.Equal(await source.Store.Journal.Read(Ana), await target.Store.Journal.Read(Ana), (one, other) => one!.Hash.Span.SequenceEqual(other!.Hash.Span));
        Assert.Equal(source.SignIns.Rows[0].Row, target.SignIns.Rows.Single().Row);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_acknowledged_at_the_very_moment_of_the_release_wins_over_it(bool hers)
    {
        await Export();
        source.Meanwhile = async () => await (hers
            ? source.Store.Append(Ana, 601, Given.Event("withdrawn"))
            : source.Store.Append(Own, 3, Catalogue.Write(new DistrictEvent.DistrictDeletionOrdered(await Order(), DateTimeOffset.UnixEpoch))));
        Assert.Equal("EXPORT_STALE", (await Assert.ThrowsAsync<StorageException>(Release)).Code);
        Assert.False((await source.Moves.Look(district, default)).HasMoved);
    }

    [Fact]
    public async Task What_was_called_off_is_never_released_and_what_came_of_it_is_discarded()
    {
        await Export();
        await Import();
        await source.Handover.CallOff(district, Why);
        Assert.Equal("EXPORT_STALE", (await Assert.ThrowsAsync<StorageException>(Release)).Code);
        await target.Handover.Discard("hill");
        Assert.Equal((0, 0), (await target.Keys.Count(district), await target.Store.Districts.Texts(district)));
        Assert.Empty(target.SignIns.Rows);
        Assert.Equal("DISTRICT_EXISTS", (await Assert.ThrowsAsync<StorageException>(() => Import())).Code);
        Assert.Single(new RegisterDistrict(Guid.NewGuid(), new("hill")).Decide(await target.Moves.Register(_ => [], default)).Events);
    }

    [Fact]
    public async Task Killed_before_any_step_it_is_run_again_and_opens_only_when_it_is_whole()
    {
        await Export();
        for (var step = 1; ; step++)
        {
            var left = step;
            try
            {
                await Import(() => left = left > 1 ? left - 1 : throw new IOException("The process died."));
                Assert.True(step > 4);
                break;
            }
            catch (IOException)
            {
                Assert.Null((await target.Moves.Register(_ => [], default)).Arrivals[district].Archive);
                Assert.Null(await target.Slugs.BySlug("hill"));
            }
        }

        var before = await source.Parts(district);
        Assert.Equal(before.Select(Text).Order(StringComparer.Ordinal), (await target.Parts(district)).Select(Text).Order(StringComparer.Ordinal));
        await Open(await Release());
    }

    [Fact]
    public async Task It_is_not_opened_with_what_is_no_release_of_it_or_before_it_is_whole()
    {
        await Export();
        await Import();
        var release = await Release();
        await Open(release.Replace("release/1", "release/2", StringComparison.Ordinal), "RELEASE_UNREADABLE");
        await Open(release.Replace("\n", "", StringComparison.Ordinal), "RELEASE_UNREADABLE");
        await Open("", "RELEASE_UNREADABLE");
        await target.Moves.Register(register => WorkOnArrival.Begin(register, district, new("hill")), default);
        await Open(release, "IMPORT_NOT_WHOLE");
        Assert.Null((await target.Moves.Look(district, default)).Arrived);
        await Import();
        await Open(release);
    }

    [Fact]
    public async Task Where_it_is_or_was_it_is_not_imported_and_nothing_is_written()
    {
        await Export();
        Assert.Equal("DISTRICT_EXISTS", (await Assert.ThrowsAsync<StorageException>(() => Import(into: source))).Code);
        await target.Moves.Register(register => new RegisterDistrict(Guid.NewGuid(), new("hill")).Decide(register), default);
        Assert.Equal("SLUG_TAKEN", (await Assert.ThrowsAsync<StorageException>(() => Import())).Code);
        Assert.Equal((0, 0), ((await target.Store.Heads.Heads(district)).Count, await target.Keys.Count(district)));
    }

    [Fact]
    public async Task A_broken_journal_is_not_moved()
    {
        await from.Unlock();
        await from.Behind($"update events set body = {from.Literal("\"other\""u8)} where tenant = {from.Literal(district.Value)} and kind = 6 and version = 7");
        Assert.Equal("JOURNAL_BROKEN", (await Assert.ThrowsAsync<StorageException>(Export)).Code);
    }

    private StreamKey Own => new(district, StreamKind.District, district.Value);

    /// <summary>A suspended district with a teacher's long stream and her texts, somebody erased, a list, and a sign-in.</summary>
    private async Task Live()
    {
        await source.Moves.Register(register => new RegisterDistrict(district.Value, new("hill")).Decide(register), default);
        var name = (await source.Content.Seal(district, [new(district.Value, new(Guid.NewGuid()), "Hill"u8.ToArray())]))[0];
        await source.Store.Append(
            Own, 0, Catalogue.Write(new DistrictEvent.DistrictFounded(DistrictKind.Live, new("America/Chicago"), name.Reference)), Catalogue.Write(new DistrictEvent.DistrictSuspended(await Order())));
        var texts = await source.Content.Seal(district, [new(ana.Value, new(Guid.NewGuid()), "A talk about fractions."u8.ToArray()), new(ana.Value, new(Guid.NewGuid()), new byte[100_000]), new(ben.Value, new(Guid.NewGuid()), "Ben"u8.ToArray())]);
        (note, gone) = (texts[0].Reference.Item, texts[2].Reference.Item);
        await source.Store.Append(Ana, 0, [.. Enumerable.Range(0, 600).Select(i => Given.Event($"{i}"))]);
        last = Given.Change(Ana, 600, Given.Event("601")) with
        {
            Rows = [Given.Line(Guid.NewGuid(), 7, "Straße, 7"), new(Given.Lines, [Guid.NewGuid()], [long.MinValue, new DateOnly(2026, 2, 28), true, null, new byte[] { 0, 255 }, Micros.Time(1_700_000_000_000_001), Guid.NewGuid()])],
            Contents = [.. texts.Select(text => text.Item)],
        };
        Assert.Equal(Outcome.Appended, await source.Store.Journal.Append(last));
        await source.Content.Erase(district, ben.Value);
        source.SignIns.Rows.Add(new("account", "a password hash"u8.ToArray()));
    }

    private async Task<OperatorOrder> Order() => new(new("operator"), (await source.Content.Seal(district, [new(district.Value, new(Guid.NewGuid()), "Why"u8.ToArray())]))[0].Reference);

    private async Task<ArchiveCounts> Export()
    {
        await using var file = File.Create(ArchiveFile);
        return await source.Export.Write(district, "hill", Why, file, Key, Given.Tables);
    }

    private async Task Import(Action? dies = null, Side? into = null, string? file = null)
    {
        await using var archive = File.OpenRead(file ?? ArchiveFile);
        await (into ?? target).Import(dies).Write(ArchiveContents.Check(archive, Key), Given.Tables);
    }

    private async Task<string> Release()
    {
        await using var archive = File.OpenRead(ArchiveFile);
        return await source.Handover.Release(ArchiveContents.Check(archive, Key), Why);
    }

    private async Task Open(string release, string? refused = null)
    {
        var opening = target.Handover.Open("hill", release, Why);
        if (refused is null)
        {
            await opening;
        }
        else
        {
            Assert.Equal(refused, (await Assert.ThrowsAsync<StorageException>(() => opening)).Code);
        }
    }

    private static string Text(MovedPart part) => part switch
    {
        MovedRow row => $"{row.Table} {row.Stream} {string.Join('|', row.Values)}",
        MovedEvent one => $"{one.Kind} {one.Stream} {one.Version} {one.Type} {one.Time} {one.Actor} {Convert.ToHexString(one.Body)} {Convert.ToHexString(one.Hash)}",
        MovedText text => $"{text.Owner} {text.Item} {Convert.ToHexString(text.Sealed)}",
        MovedOperation one => $"{one.Kind} {one.Stream} {one.Id} {Convert.ToHexString(one.Request)} {one.Version} {one.Time}",
        _ => throw new ArgumentException("No such part.", nameof(part)),
    };
}
