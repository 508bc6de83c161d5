namespace DistrictCoaching.EndToEnd;

/// <summary>The feed of changes of the whole service, with the process killed while it is published and read.</summary>
public sealed class ChangesTests : ServiceCase
{
    private const string Lead = "philippa.nightingale-osei";
    private const string Feed = "query($after: String) { changes(after: $after, first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { entity action id } } }";
    private const int Newcomers = 2_000;
    private readonly List<(string Action, string Id)> seen = [];
    private string lead = "";
    private string? after;

    private protected override async Task Begin(string printed) => lead = await Service.Token(Lead);

    [Fact]
    public async Task Killed_again_and_again_it_leaves_nothing_out_and_tells_nothing_twice()
    {
        await Follow();
        var before = seen.Count;
        Assert.Equal("APPLIED", (await Service.Api.Import(lead, Guid.NewGuid(), Packages.Grown(Newcomers))).GetProperty("import").GetProperty("state").GetString());
        for (var kills = 0; kills < 2; kills++)
        {
            var asked = Service.Api.Try(lead, Feed, new { after });
            await Service.Kill();
            await Task.WhenAny(asked);    // cut off or answered: either way the copy has not taken it
            await Start();
        }

        await Follow(pages: 5);
        await Service.Kill();
        await Start();
        Assert.Equal(before + Newcomers, await Follow());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.All(seen, change => Assert.Equal("LISTED", change.Action));
    }

    private async Task Start()
    {
        await Service.Start();
        lead = await Service.Token(Lead);
    }

    /// <summary>Takes page after page; gives how many changes there are, which must be as many as were taken once there are no more.</summary>
    private async Task<int> Follow(int pages = int.MaxValue)
    {
        while (true)
        {
            var page = (await Service.Api.Ask(lead, Feed, new { after })).GetProperty("changes");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(change => (change.GetProperty("action").GetString()!, change.GetProperty("id").GetString()!)));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString() ?? after;
            if (--pages == 0 || !page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                Assert.True(pages == 0 || seen.Count == page.GetProperty("totalCount").GetInt32());
                return seen.Count;
            }
        }
    }
}
