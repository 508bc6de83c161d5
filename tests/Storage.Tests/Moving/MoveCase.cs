using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Postgres;

namespace DistrictCoaching.Storage.Tests.Moving;

/// <summary>A suspended district in one service's stores, and another service's that are empty.</summary>
public abstract class MoveCase(Stores from, PostgresFixture? fromKeys, Stores to, PostgresFixture? toKeys) : IAsyncLifetime
{
    private protected const string Why = "They move.";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("move-");

    private protected DistrictId District { get; } = Given.District();

    private protected PersonId AnaId { get; } = new(Guid.NewGuid());

    private protected PersonId BenId { get; } = new(Guid.NewGuid());

    private protected Stores From { get; } = from;

    private protected Side Source { get; } = new();

    private protected Side Target { get; } = new();

    /// <summary>An act of Ana's stream under an operation that is still known.</summary>
    private protected Change Last { get; private set; } = null!;

    private protected ContentId Note { get; private set; }

    private protected ContentId Gone { get; private set; }

    private protected StreamKey Ana => new(District, StreamKind.Teacher, AnaId.Value);

    private protected StreamKey Own => new(District, StreamKind.District, District.Value);

    /// <summary>What the last import gave.</summary>
    private protected string Receipt { get; private set; } = "";

    private string KeyFile => Path.Combine(folder.FullName, "transport.key");

    private TransportKey Key => TransportKey.Read(KeyFile);

    private protected string ArchiveFile => Path.Combine(folder.FullName, "archive");

    public async ValueTask InitializeAsync()
    {
        await Source.Open(From, fromKeys);
        await Target.Open(to, toKeys);
        await File.WriteAllTextAsync(KeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await Live();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Source.DisposeAsync();
        await Target.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A suspended district with a teacher's long stream and her texts, somebody erased, a list, and a sign-in.</summary>
    private async Task Live()
    {
        await Source.Moves.Register(register => new RegisterDistrict(District.Value, new("hill")).Decide(register), default);
        var name = (await Source.Content.Seal(District, [new(District.Value, new(Guid.NewGuid()), "Hill"u8.ToArray())]))[0];
        await Source.Store.Append(
            Own, 0, Catalogue.Write(new DistrictEvent.DistrictFounded(DistrictKind.Live, new("America/Chicago"), name.Reference)), Catalogue.Write(new DistrictEvent.DistrictSuspended(await Order())));
        var texts = await Source.Content.Seal(District, [new(AnaId.Value, new(Guid.NewGuid()), "A talk about fractions."u8.ToArray()), new(AnaId.Value, new(Guid.NewGuid()), new byte[100_000]), new(BenId.Value, new(Guid.NewGuid()), "Ben"u8.ToArray())]);
        (Note, Gone) = (texts[0].Reference.Item, texts[2].Reference.Item);
        await Source.Store.Append(Ana, 0, [.. Enumerable.Range(0, 600).Select(i => Given.Event($"{i}"))]);
        Last = Given.Change(Ana, 600, Given.Event("601")) with
        {
            Rows = [Given.Line(Guid.NewGuid(), 7, "Straße, 7"), new(Given.Lines, [Guid.NewGuid()], [long.MinValue, new DateOnly(2026, 2, 28), true, null, new byte[] { 0, 255 }, Micros.Time(1_700_000_000_000_001), Guid.NewGuid()])],
            Contents = [.. texts.Select(text => text.Item)],
        };
        Assert.Equal(Outcome.Appended, await Source.Store.Journal.Append(Last));
        await Source.Content.Erase(District, BenId.Value);
        Source.SignIns.Rows.Add(new("account", "a password hash"u8.ToArray()));
    }

    private protected async Task<OperatorOrder> Order() => new(new("operator"), (await Source.Content.Seal(District, [new(District.Value, new(Guid.NewGuid()), "Why"u8.ToArray())]))[0].Reference);

    private protected async Task<ArchiveCounts> Export()
    {
        await using var file = File.Create(ArchiveFile);
        return await Source.Export.Write(District, "hill", Why, file, Key, Given.Tables);
    }

    private protected async Task<string> Import(Action? dies = null, Side? into = null, string? file = null, IReadOnlyList<Table>? tables = null)
    {
        await using var archive = File.OpenRead(file ?? ArchiveFile);
        return Receipt = await (into ?? Target).Import(dies).Write(ArchiveContents.Check(archive, Key), tables ?? Given.Tables);
    }

    /// <param name="receipt">Of which import; null: of the last.</param>
    private protected async Task<string> Release(string? receipt = null)
    {
        await using var archive = File.OpenRead(ArchiveFile);
        return await Source.Handover.Release(ArchiveContents.Check(archive, Key), receipt ?? Receipt, Why);
    }

    private protected async Task Open(string release, string? refused = null, Side? at = null)
    {
        var opening = (at ?? Target).Handover.Open("hill", release, Why);
        if (refused is null)
        {
            await opening;
        }
        else
        {
            Assert.Equal(refused, (await Assert.ThrowsAsync<StorageException>(() => opening)).Code);
        }
    }

    private protected static string Text(MovedPart part) => part switch
    {
        MovedRow row => $"{row.Table} {row.Stream} {string.Join('|', row.Values)}",
        MovedEvent one => $"{one.Kind} {one.Stream} {one.Version} {one.Type} {one.Time} {one.Actor} {Convert.ToHexString(one.Body)} {Convert.ToHexString(one.Hash)}",
        MovedText text => $"{text.Owner} {text.Item} {Convert.ToHexString(text.Sealed)}",
        MovedOperation one => $"{one.Kind} {one.Stream} {one.Id} {Convert.ToHexString(one.Request)} {one.Version} {one.Time}",
        _ => throw new ArgumentException("No such part.", nameof(part)),
    };
}
