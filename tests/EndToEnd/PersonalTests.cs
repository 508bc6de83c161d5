namespace DistrictCoaching.EndToEnd;

/// <summary>That the look at what processes log sees something.</summary>
public sealed class PersonalTests
{
    [Theory]
    [InlineData("warn: Philippa Nightingale-Osei could not be found")]
    [InlineData("{\"Message\":\"no such login: boolean.mcallister\"}")]
    [InlineData("Nobody is called Nightingale-Osei.")]
    [InlineData("mail to somebody.new@marmalade.example failed")]
    [InlineData("the note was: kept between us.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("Host=db;Username=writer;Password=x")]
    public void It_is_seen(string line) => Assert.True(Personal.In(line));

    [Theory]
    [InlineData("Boolean flags of the silo S127.0.0.1:27804 were read.")]
    [InlineData("No connection with 127.0.0.1:59398: it showed no certificate.")]
    public void Nothing_is_seen_where_nothing_is(string line) => Assert.False(Personal.In(line));
}
