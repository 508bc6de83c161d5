using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests;

public sealed class ChainTests
{
    private static readonly StreamKey Stream = new(new(new("11111111-1111-4111-8111-111111111111")), StreamKind.Teacher, new("22222222-2222-4222-8222-222222222222"));
    private static readonly DateTimeOffset Time = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Actor = new("33333333-3333-4333-8333-333333333333");

    /// <summary>Computed apart from the code (Python's hashlib over the layout that <see cref="Chain"/> promises).</summary>
    [Fact]
    public void The_hash_of_an_event_is_for_ever_the_same() =>
        Assert.Equal("6B976175F49D4B975ECE7E1357914B3B802ACC35B95CC2FD15BAA73663A95376", Convert.ToHexString(Chain.Next(Chain.Start.Span, Stream, 1, "test.happened/1", Time, Actor, "\"x\""u8)));

    [Fact]
    public void Every_field_counts()
    {
        var hashes = new[]
        {
            Next(Stream), Next(Stream with { District = Given.District() }), Next(Stream with { Kind = StreamKind.Coach }), Next(Stream with { Id = Guid.NewGuid() }),
            Next(Stream, version: 2), Next(Stream, type: "b"), Next(Stream, type: "ab", body: ""), Next(Stream, time: Time.AddMicroseconds(1)), Next(Stream, actor: Guid.NewGuid()),
            Next(Stream, body: "c"), Next(Stream, type: "", body: "ab"), Next(Stream, previous: new byte[] { 1 }),
        };
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void A_long_body_is_hashed_like_a_short_one() =>
        Assert.NotEqual(Next(Stream, body: new('a', 5_000)), Next(Stream, body: new string('a', 4_999) + "b"));

    [Theory, InlineData(1), InlineData(3), InlineData(5)]
    public void A_changed_event_is_located(int version)
    {
        var past = Whole();
        Assert.Null(Chain.FirstBroken(Stream, past));
        var body = past[version - 1].Body.ToArray();
        body[0] ^= 1;
        past[version - 1] = past[version - 1] with { Body = body };
        Assert.Equal(version, Chain.FirstBroken(Stream, past));
    }

    [Fact]
    public void A_missing_event_is_located()
    {
        var past = Whole();
        past.RemoveAt(2);
        Assert.Equal(3, Chain.FirstBroken(Stream, past));
    }

    private static List<Past> Whole()
    {
        var past = new List<Past>();
        for (var version = 1; version <= 5; version++)
        {
            var hash = Chain.Next(past.Count == 0 ? Chain.Start.Span : past[^1].Hash.Span, Stream, version, "a", Time, Actor, "b"u8);
            past.Add(new(version, "a", Time, Actor, "b"u8.ToArray(), hash));
        }

        return past;
    }

    private static string Next(
        StreamKey stream, long version = 1, string type = "a", DateTimeOffset? time = null, Guid? actor = null, string body = "b", byte[]? previous = null)
    {
        var before = new byte[32];
        previous?.CopyTo(before, 0);
        return Convert.ToHexString(Chain.Next(before, stream, version, type, time ?? Time, actor ?? Actor, System.Text.Encoding.UTF8.GetBytes(body)));
    }
}
