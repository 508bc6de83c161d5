using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests;

public sealed class PagingTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Query =
        "query($f:Int,$a:String){ list:sampleTeachers(first:$f,after:$a){ totalCount nodes{id} edges{cursor node{id}} " +
        "pageInfo{hasNextPage hasPreviousPage startCursor endCursor} } }";

    [Fact]
    public async Task Pages_follow_each_other_until_the_end()
    {
        var (seen, after) = (new List<string>(), (string?)null);
        for (var pages = 1; ; pages++)
        {
            var list = (await gateway.Ask(Query, new { f = 100, a = after })).Data.GetProperty("list");
            var (edges, info) = (list.GetProperty("edges").EnumerateArray().ToList(), list.GetProperty("pageInfo"));
            seen.AddRange(edges.Select(edge => edge.GetProperty("node").GetProperty("id").GetString()!));
            Assert.Equal(250, list.GetProperty("totalCount").GetInt32());
            Assert.Equal(pages > 1, info.GetProperty("hasPreviousPage").GetBoolean());
            Assert.Equal(edges[0].GetProperty("cursor").GetString(), info.GetProperty("startCursor").GetString());
            Assert.Equal(edges[^1].GetProperty("cursor").GetString(), info.GetProperty("endCursor").GetString());
            after = info.GetProperty("endCursor").GetString();
            if (!info.GetProperty("hasNextPage").GetBoolean())
            {
                Assert.Equal(3, pages);
                break;
            }
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(number => NodeId.Of("SampleTeacher", SampleTeacher.IdOf($"{number:D3}"))), seen);
        var beyond = (await gateway.Ask(Query, new { a = after })).Data.GetProperty("list");
        Assert.Empty(beyond.GetProperty("nodes").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, beyond.GetProperty("pageInfo").GetProperty("endCursor").ValueKind);
    }

    [Theory]
    [InlineData(null, 25)]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    public async Task A_page_has_as_many_entries_as_asked_for(int? first, int entries)
    {
        var list = (await gateway.Ask(Query, new { f = first })).Data.GetProperty("list");
        Assert.Equal(entries, list.GetProperty("nodes").GetArrayLength());
        var silent = (await gateway.Ask("{ sampleTeachers { nodes { id } } }")).Data.GetProperty("sampleTeachers");
        Assert.Equal(25, silent.GetProperty("nodes").GetArrayLength());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-1000)]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    public async Task Other_sizes_are_refused(int first)
    {
        var answer = await gateway.Ask(Query, new { f = first });
        Assert.Equal((400, "PAGE_SIZE_OUT_OF_RANGE"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_cursor_is_the_viewers_own()
    {
        var cursor = await Cursor();
        Assert.Equal(cursor, await Cursor());
        Assert.Equal(200, (await gateway.Ask(Query, new { a = cursor })).Status);
        foreach (var (claim, value) in new[] { ("tenant", $"{Guid.NewGuid()}"), ("sub", $"{Guid.NewGuid()}"), ("client_id", "other") })
        {
            var stranger = await gateway.Ask(Query, new { a = cursor }, gateway.Issuer.Token(token => token.Claims[claim] = value));
            Assert.Equal("CURSOR_INVALID", stranger.Code);
        }

        var elsewhere = await gateway.Ask("query($a:String){ sampleOthers(after:$a){ totalCount } }", new { a = cursor });
        Assert.Equal("CURSOR_INVALID", elsewhere.Code);
    }

    [Fact]
    public async Task A_changed_cursor_is_refused_and_none_tells_its_key()
    {
        var cursor = await Cursor();
        Assert.DoesNotContain("000", System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)), StringComparison.Ordinal);
        var swapped = cursor[0] == 'A' ? 'B' : 'A';
        foreach (var changed in new[] { swapped + cursor[1..], cursor[..^4], "", "x", "000", cursor + "AAAA", new string('A', 5_000) })
        {
            Assert.Equal("CURSOR_INVALID", (await gateway.Ask(Query, new { a = changed })).Code);
        }
    }

    [Fact]
    public async Task Replicas_with_one_key_read_each_others_cursors()
    {
        var key = new byte[32];
        await using var one = new TestGateway { Configure = options => options.CursorKey = key };
        await using var two = new TestGateway { Configure = options => options.CursorKey = key };
        await one.InitializeAsync();
        await two.InitializeAsync();
        var cursor = (await one.Ask("{ sampleTeachers(first:1){ pageInfo { endCursor } } }"))
            .Data.GetProperty("sampleTeachers").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var answer = await two.Ask(Query, new { a = cursor, f = 1 });
        Assert.True(answer.Data.GetProperty("list").GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
    }

    private async Task<string> Cursor() =>
        (await gateway.Ask("{ sampleTeachers(first:1){ edges { cursor } } }"))
            .Data.GetProperty("sampleTeachers").GetProperty("edges")[0].GetProperty("cursor").GetString()!;
}
