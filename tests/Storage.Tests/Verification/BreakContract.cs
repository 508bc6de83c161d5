using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Verification;

/// <summary>What was changed behind the store is found, and where.</summary>
public abstract class BreakContract(Stores stores) : VerificationContract(stores)
{
    [Theory]
    [InlineData("a changed byte", "Changed 2")]
    [InlineData("a changed actor", "Changed 3")]
    [InlineData("swapped events", "Changed 1")]
    [InlineData("an event taken out", "Missing 2")]
    [InlineData("a cut end", "Truncated 3")]
    [InlineData("a cut end under its head", "Truncated 3")]
    [InlineData("a head set back", "Changed 3")]
    [InlineData("a head taken away", "Changed 1")]
    [InlineData("a deleted stream", "Deleted 1")]
    [InlineData("a stream without events", "Deleted 1")]
    [InlineData("a rewritten stream", "Rewritten 2")]
    [InlineData("a stream rewritten from its beginning", "Rewritten 1")]
    public async Task It_is_found_and_located_and_never_signed(string how, string found)
    {
        await GivenSigned();
        await Tamper(how);
        Assert.Equal([found], await Found());
        var broken = await Verification().Stream(Stream);
        Assert.Equal(found, $"{broken?.What} {broken?.Version}");

        await Signer().Sign();
        Assert.Equal([found], await Found());
    }

    [Theory]
    [InlineData("a cut end")]
    [InlineData("a deleted stream")]
    [InlineData("a rewritten stream")]
    public async Task What_grows_on_a_break_hides_nothing(string how)
    {
        await GivenSigned();
        await Tamper(how);
        var head = (await Store.Heads.Whole(Stream)).Head;
        await Store.Append(Stream, head?.Version ?? 0, Given.Event("more"), Given.Event("and more"), Given.Event("and more"));
        Assert.NotEmpty(await Signer().Sign());
        Assert.NotEmpty(await Found());
    }

    [Fact]
    public async Task The_watch_says_whole_or_broken_and_nothing_before_it_has_looked()
    {
        var watch = new JournalWatch(Verification(), Signer());
        Assert.Null(watch.Whole(Stream.District));
        await GivenSigned();
        Assert.True(await watch.Verify());
        Assert.True(watch.Whole(Stream.District));
        await Tamper("a cut end");
        Assert.False(await watch.Sign());
        Assert.False(watch.Whole(Stream.District));
        Assert.False(await watch.Verify());
        Assert.True(watch.Whole(DistrictId.Service));
    }

    [Fact]
    public async Task A_journal_that_grew_since_and_a_district_founded_since_are_whole()
    {
        await GivenSigned();
        await Store.Append(Stream, 3, Given.Event("four"));
        await Store.Append(Given.Stream(Stream.District), 0, Given.Event());
        var founded = Given.District();
        await Store.Append(Given.Stream(founded), 0, Given.Event());
        Assert.Empty(await Found());
        Assert.Empty(await Found(founded));
        Assert.Null(await Verification().Stream(Stream));
        Assert.Null(await Verification().Stream(Given.Stream()));
        await Sign();
        Assert.Empty(await Found());
    }
}
