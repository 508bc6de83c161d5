namespace DistrictCoaching.Gateway.Tests;

public sealed class BatchLoaderTests
{
    private readonly List<string> fetched = [];

    [Fact]
    public async Task What_a_level_asks_for_is_fetched_at_once_and_nothing_twice()
    {
        var loader = Loader();
        List<int> keys = [1, 2, 1, 3];
        var level = keys.Select(loader.Load).ToList();
        Assert.Empty(fetched);
        Assert.Equal(["one", "two", "one", null], await Task.WhenAll(level.Select(one => one.GetResultAsync())));
        Assert.Equal(["1 2 3"], fetched);
    }

    [Fact]
    public async Task The_next_level_is_another_batch_of_only_what_is_new()
    {
        var loader = Loader();
        await loader.Load(1).GetResultAsync();
        List<int> keys = [2, 1];
        var next = keys.Select(loader.Load).ToList();
        Assert.Equal(["two", "one"], await Task.WhenAll(next.Select(one => one.GetResultAsync())));
        Assert.Equal(["1", "2"], fetched);
    }

    [Fact]
    public async Task What_fields_ask_for_is_fetched_at_once_when_nothing_else_can_be_done()
    {
        await using var gateway = new TestGateway();
        await gateway.InitializeAsync();
        var answer = await gateway.Ask("{sampleTree{a:sampled(key:1) b:sampled(key:2) many{sampled(key:3)}}}");
        Assert.Equal("""{"data":{"sampleTree":{"a":"1 of 1 2 3","b":"2 of 1 2 3","many":[{"sampled":"3 of 1 2 3"},{"sampled":"3 of 1 2 3"}]}}}""", answer.Text);
    }

    [Fact]
    public void Two_callers_never_share_what_was_loaded()
    {
        var people = new PersonLoader(new(null!, null!, null!));
        var (one, other) = (Caller(), Caller());
        people.Load(one, Guid.NewGuid());
        people.Load(one, Guid.NewGuid());
        Assert.Throws<InvalidOperationException>(() => people.Load(other, Guid.NewGuid()));
    }

    private static Caller Caller() => new(new(Guid.NewGuid()), new(Guid.NewGuid()), "portal", [], null, "en");

    private BatchLoader<int, string> Loader() => new((keys, _) =>
    {
        fetched.Add(string.Join(' ', keys));
        return Task.FromResult<IReadOnlyDictionary<int, string>>(new Dictionary<int, string> { [1] = "one", [2] = "two" });
    });
}
