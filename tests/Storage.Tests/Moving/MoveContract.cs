using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Postgres;
using DistrictCoaching.Storage.Tests.Sqlite;

namespace DistrictCoaching.Storage.Tests.Moving;

public sealed class SqliteToPostgres(PostgresFixture fixture) : MoveContract(new SqliteStores(), null, new PostgresStores(fixture), fixture);

public sealed class PostgresToSqlite(PostgresFixture fixture) : MoveContract(new PostgresStores(fixture), fixture, new SqliteStores(), null);

/// <summary>A district goes from one service's stores to another's as it is, and never lives in both.</summary>
public abstract class MoveContract(Stores from, PostgresFixture? fromKeys, Stores to, PostgresFixture? toKeys) : MoveCase(from, fromKeys, to, toKeys)
{
    [Fact]
    public async Task Everything_arrives_as_it_was_and_opens_with_another_master_key()
    {
        var counts = await Export();
        var before = await Source.Parts(District);
        await Import();
        Assert.Null(await Target.Slugs.BySlug("hill"));
        Assert.Equal(before.Select(Text).Order(StringComparer.Ordinal), (await Target.Parts(District)).Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal((before.OfType<MovedEvent>().Count(), 2, 1), ((int)counts.Events, (int)counts.Rows, (int)counts.SignIns));

        await Open(await Release());
        Assert.Equal(District, await Target.Slugs.BySlug("hill"));
        Assert.Equal("A talk about fractions.", Encoding.UTF8.GetString((await Target.Content.Open(District, [(AnaId.Value, Note)]))[Note].Span));
        Assert.Empty(await Target.Content.Open(District, [(BenId.Value, Gone)]));
        await Assert.ThrowsAsync<ErasedException>(() => Target.Content.Seal(District, [new(BenId.Value, new(Guid.NewGuid()), "again"u8.ToArray())]));
        Assert.Equal(await Source.Content.Blind(District, "login", ["ana"]), await Target.Content.Blind(District, "login", ["ana"]));
        Assert.Equal(Outcome.Repeated, await Target.Store.Journal.Append(Last));
        await Target.Store.Append(Ana, 601, Given.Event("at home"));
        await foreach (var broken in new JournalVerification(Target.Store.Heads, Target.Ring, null).District(District))
        {
            Assert.Fail(broken.ToString());
        }
    }

    [Fact]
    public async Task Nothing_personal_can_be_read_in_the_archive()
    {
        await Export();
        var archive = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(ArchiveFile));
        Assert.All(["hill", "fractions", "password hash", "consent", District.Value.ToString(), Why], word => Assert.DoesNotContain(word, archive, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_never_lives_twice()
    {
        await Export();
        await Import();
        var release = await Release();
        Assert.Equal(release, await Release());
        Assert.True((await Source.Moves.Look(District, default)).HasMoved);
        Assert.Equal("DISTRICT_MOVED", (await Assert.ThrowsAsync<StorageException>(() => Source.Handover.CallOff(District, Why))).Code);
        Assert.Equal("DISTRICT_MOVED", (await Assert.ThrowsAsync<StorageException>(Export)).Code);
        await Open(release);
        await Open(release, "NOT_IMPORTED");    // it is open
        Assert.Equal(DistrictState.Suspended, (await Target.Moves.Look(District, default)).State);
        Assert.Equal((null, release.Contains("hill", StringComparison.Ordinal)), ((await Target.Moves.Look(District, default)).Archive, true));
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
                Assert.Null((await Target.Moves.Register(_ => [], default)).Arrivals[District].Archive);
                Assert.Null(await Target.Slugs.BySlug("hill"));
            }
        }

        var before = await Source.Parts(District);
        Assert.Equal(before.Select(Text).Order(StringComparer.Ordinal), (await Target.Parts(District)).Select(Text).Order(StringComparer.Ordinal));
        await Open(await Release());
    }
}
