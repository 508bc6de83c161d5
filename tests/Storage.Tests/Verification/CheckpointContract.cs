using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Verification;

/// <summary>What is signed, by how many, for how long; and what was done to it is found.</summary>
public abstract class CheckpointContract(Stores stores) : VerificationContract(stores)
{
    [Theory]
    [InlineData("the older one deleted", "CheckpointMissing 1")]
    [InlineData("the newest deleted", "CheckpointMissing 2")]
    [InlineData("both exchanged", "CheckpointDamaged 2", "CheckpointDamaged 1")]
    [InlineData("the older in the newest's place", "CheckpointDamaged 2")]
    [InlineData("a changed byte", "CheckpointDamaged 2")]
    [InlineData("another district's", "CheckpointDamaged 2")]
    [InlineData("an older life's", "CheckpointDamaged 1")]
    public async Task What_was_done_to_a_checkpoint_is_found_and_nothing_more_is_signed_on_it(string how, params string[] found)
    {
        var other = Given.Stream();
        await Store.Append(other, 0, Given.Event());
        await GivenSigned();
        await Store.Append(other, 1, Given.Event());
        await Sign();
        switch (how)
        {
            case "the older one deleted": File.Delete(Name(1)); break;
            case "the newest deleted": File.Delete(Name(2)); break;
            case "both exchanged": Exchange(); break;
            case "the older in the newest's place": File.Copy(Name(1), Name(2), overwrite: true); break;
            case "a changed byte": File.WriteAllText(Name(2), File.ReadAllText(Name(2)).Replace("\"version\":3", "\"version\":2", StringComparison.Ordinal)); break;
            case "another district's": File.Copy(Name(2, other.District), Name(2), overwrite: true); break;
            default: await OlderLife(); break;
        }

        Assert.Equal(found, await Found());
        await Store.Append(Stream, 3, Given.Event("four"));
        await Signer().Sign();
        var later = await Found();
        Assert.All(found, one => Assert.Contains(one, later));
    }

    [Fact]
    public async Task A_cut_end_is_not_hidden_by_taking_its_checkpoint_away()
    {
        await GivenSigned();
        await Tamper("a cut end");
        File.Delete(Name(2));
        Assert.Equal(["CheckpointMissing 2"], await Found());
        Assert.NotEmpty(await Signer().Sign());
        Assert.False(File.Exists(Name(2)));
        Directory.Delete(Path.GetDirectoryName(Name(1))!, recursive: true);
        Assert.Contains("CheckpointMissing 2", await Found());
    }

    [Fact]
    public async Task Where_nothing_changed_nothing_is_signed()
    {
        await GivenSigned();
        await Sign();
        Assert.Equal([Name(1), Name(2)], Directory.GetFiles(Path.GetDirectoryName(Name(1))!).Order());
    }

    [Fact]
    public async Task Silos_that_sign_at_once_while_others_append_contradict_each_other_never()
    {
        var appending = Enumerable.Range(0, 4).Select(async _ =>
        {
            var stream = Given.Stream(Stream.District);
            for (var version = 0; version < 40; version++)
            {
                await Store.Append(stream, version, Given.Event());
            }
        }).ToList();
        while (!appending.TrueForAll(one => one.IsCompleted))
        {
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Signer().Sign()))), Assert.Empty);
        }

        await Task.WhenAll(appending);
        await Sign();
        await foreach (var broken in Verification().District(Stream.District))
        {
            Assert.Fail($"{broken.What} {broken.Version}");
        }
    }

    [Fact]
    public async Task The_newest_sixteen_stay_and_an_end_is_missed_however_old_its_checkpoint_is()
    {
        for (var version = 0; version < 20; version++)
        {
            await Store.Append(Stream, version, Given.Event());
            await Sign();
        }

        Assert.Equal(Enumerable.Range(5, 16).Select(number => Name(number)), Directory.GetFiles(Path.GetDirectoryName(Name(1))!).Order());
        Assert.Empty(await Found());
        await Stores.Unlock();
        await Stores.Behind($"delete from events {At(20)}");
        Assert.Equal(["Truncated 20"], await Found());
    }

    [Fact]
    public void Of_older_ones_every_1024th_stays()
    {
        Assert.Equal([3, 2, 1], CheckpointFolder.Kept(3));
        Assert.Equal([.. Enumerable.Range(0, 16).Select(i => 5000L - i), 4096, 3072, 2048, 1024], CheckpointFolder.Kept(5000));
        Assert.Empty(CheckpointFolder.Kept(0));
    }

    [Fact]
    public void A_folder_that_must_be_there_and_is_not_is_refused() =>
        Assert.Equal("CHECKPOINTS_MISSING", Assert.Throws<StorageException>(() => CheckpointFolder.Open(Folder + "-gone", make: false)).Code);

    private string Name(long number, DistrictId? district = null) => Path.Combine(Folder, (district ?? Stream.District).Value.ToString("N"), $"{number:D10}.checkpoint");

    private void Exchange()
    {
        File.Move(Name(1), Name(3));
        File.Move(Name(2), Name(1));
        File.Move(Name(3), Name(2));
    }

    /// <summary>Number 1 signed once more, of other heads: the right key, and yet not the one that number 2 follows.</summary>
    private async Task OlderLife()
    {
        var second = await File.ReadAllBytesAsync(Name(2));
        Directory.Move(Folder, Folder + "-aside");
        await Sign();
        var again = await File.ReadAllBytesAsync(Name(1));
        Directory.Delete(Folder, recursive: true);
        Directory.Move(Folder + "-aside", Folder);
        await File.WriteAllBytesAsync(Name(1), again);
        await File.WriteAllBytesAsync(Name(2), second);
    }
}
