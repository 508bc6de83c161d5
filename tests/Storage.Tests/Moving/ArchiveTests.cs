using System.Security.Cryptography;

namespace DistrictCoaching.Storage.Tests.Moving;

/// <summary>Whatever was done to an archive, it does not open.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-");
    private readonly TransportKey key;
    private readonly byte[] archive;

    public ArchiveTests()
    {
        key = NewKey();
        var file = new MemoryStream();
        using var writer = new ArchiveWriter(file, key);
        var count = new Tally(new(Guid.NewGuid()));
        writer.Add(new ArchiveStart(ArchiveContents.Format, Guid.NewGuid(), Guid.NewGuid(), "hill", DateTimeOffset.UnixEpoch, [1], ""));
        foreach (var text in Enumerable.Range(0, 3).Select(_ => new MovedText(Guid.NewGuid(), Guid.NewGuid(), new byte[60_000])))
        {
            count.Add(text);
            writer.Add(text);
        }

        writer.Add(new ArchiveEnd(count.Counts, writer.Digest, []));
        writer.End();
        archive = file.ToArray();
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void As_it_is_it_opens() => Assert.Equal((3, "hill"), (ArchiveContents.Check(new MemoryStream(archive), key).Counts.Texts, ArchiveContents.Check(new MemoryStream(archive), key).Slug));

    [Fact]
    public void Another_key_does_not_open_it() => Refused(archive, NewKey());

    [Fact]
    public void A_changed_byte_anywhere_is_found()
    {
        var places = Enumerable.Range(0, 80).Concat(Enumerable.Range(0, 64).Select(i => i * (archive.Length / 64))).Concat(Enumerable.Range(archive.Length - 40, 40))
            .Concat(Enumerable.Range(40 + ArchiveWriter.Piece + 4, 40));    // word, salt, lengths, pieces, seals
        foreach (var at in places)
        {
            var changed = archive.ToArray();
            changed[at] ^= 1;
            Refused(changed);
        }
    }

    [Fact]
    public void A_cut_or_longer_one_is_found()
    {
        var piece = 4 + ArchiveWriter.Piece + ArchiveWriter.Tag;
        Refused([]);
        Refused(archive[..40]);
        Refused(archive[..(40 + piece)]);
        Refused(archive[..^1]);
        Refused([.. archive, 0]);
        Refused([.. archive, .. archive[40..]]);
        Refused([.. archive[..40], .. archive[(40 + piece)..(40 + (2 * piece))], .. archive[40..(40 + piece)], .. archive[(40 + (2 * piece))..]]);    // two exchanged
        Refused([.. archive[..40], .. archive[(40 + piece)..]]);
    }

    [Theory, InlineData(""), InlineData("AAAA"), InlineData("not base64, and it would be too long for a key of 32 bytes")]
    public void A_key_is_32_bytes(string text)
    {
        var file = Path.Combine(folder.FullName, "bad.key");
        File.WriteAllText(file, text);
        Assert.Equal("TRANSPORT_KEY_INVALID", Assert.Throws<StorageException>(() => TransportKey.Read(file)).Code);
        Assert.Equal("TRANSPORT_KEY_INVALID", Assert.Throws<StorageException>(() => TransportKey.Read(file + ".none")).Code);
    }

    private void Refused(byte[] changed, TransportKey? with = null) =>
        Assert.Equal("ARCHIVE_UNREADABLE", Assert.Throws<StorageException>(() => ArchiveContents.Check(new MemoryStream(changed), with ?? key)).Code);

    private TransportKey NewKey()
    {
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.key");
        File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return TransportKey.Read(file);
    }
}
