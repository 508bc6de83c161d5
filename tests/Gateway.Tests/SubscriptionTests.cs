using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What a subscription promises, seen through a WebSocket: the state at once, then what is different, while the caller may see it.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private const string Count = "subscription{sampleCount}";

    private readonly TestGateway gateway = new();

    public ValueTask InitializeAsync() => gateway.InitializeAsync();

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task The_first_event_comes_at_once_and_the_next_when_something_is_different()
    {
        using var client = await Watching(2);
        await Looks(3);
        gateway.Gate.Count = 3;    // nothing to tell
        await Looks(3);
        gateway.Gate.Count = 4;
        Assert.Equal(Next(4), await Later(client));
        gateway.Gate.Count = 100;
        Assert.Equal(Next(100), await Later(client));
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.Receive().Soon());
    }

    [Fact]
    public async Task The_first_event_comes_even_if_there_is_nothing()
    {
        gateway.Gate.Count = 1;
        using var client = await SocketClient.Open(gateway);
        await client.Subscribe("1", Count);
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"sampleCount":null}}}""", await client.Receive().Soon());
    }

    [Fact]
    public async Task What_gives_an_error_is_over()
    {
        using var client = await Watching(2);
        gateway.Gate.Count = -1;
        var answer = await Later(client);
        Assert.StartsWith("""{"type":"error","id":"1","payload":[""", answer, StringComparison.Ordinal);
        Assert.Contains("NOT_FOUND", answer, StringComparison.Ordinal);
        await client.Subscribe("1", "{viewer{language}}");
        Assert.Contains("viewer", await client.Receive().Soon(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_far_a_look_went_counts_once_it_was_sent()
    {
        using var client = await SocketClient.Open(gateway);
        await client.Subscribe("1", "subscription{sampleReach}");
        Assert.Contains("nothing 0", await client.Receive().Soon(), StringComparison.Ordinal);
        Assert.Contains("\"0 0\"", await Later(client), StringComparison.Ordinal);
        gateway.Gate.Count = 7;
        Assert.Contains("\"0 7\"", await Later(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_operation_is_looked_at_no_more()
    {
        using var client = await Watching(2);
        await client.Send("""{"type":"complete","id":"1"}""");
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Receive().Soon());
        gateway.Gate.Looked = () => Assert.Fail("It was looked at.");
        gateway.Gate.Count = 4;
        gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Receive().Soon());
    }

    [Theory, InlineData("NOT_ACTIVE"), InlineData("APP_ENDED")]
    public async Task Whoever_is_deactivated_or_whose_application_was_ended_is_told_nothing_more(string code)
    {
        using var client = await Watching(2);
        gateway.Roster = () => TestGateway.Listed(Role.Teacher, active: code != "NOT_ACTIVE");
        gateway.Apps = _ => code != "APP_ENDED";
        var answer = await Later(client);
        Assert.StartsWith("""{"type":"error","id":"1","payload":[""", answer, StringComparison.Ordinal);
        Assert.Contains(code, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_ends_nothing()
    {
        using var client = await Watching(2);
        gateway.Gate.Looked = () => throw new SiloUnavailableException();
        gateway.Gate.Count = 4;
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        gateway.Gate.Looked = () => { };
        Assert.Equal(Next(4), await Later(client));
    }

    [Fact]
    public async Task A_stop_of_the_service_closes_with_1012()
    {
        using var client = await Watching(2);
        var stopping = gateway.Stop();
        Assert.Null(await client.Receive().Soon());
        Assert.Equal((1012, "Service restart"), (client.CloseCode, client.CloseReason));
        await stopping.Soon();
    }

    [Fact]
    public async Task Nobody_takes_the_places_of_others()
    {
        await using var small = new TestGateway { Configure = options => options.Subscriptions = new() { ConnectionsOfPerson = 1 } };
        await small.InitializeAsync();
        using (await SocketClient.Open(small))
        {
            using var second = await SocketClient.Connect(small.Address);
            await second.Send($$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{small.FreshToken()}}}"}}""");
            Assert.Null(await second.Receive().Soon());
            Assert.Equal((1013, "Try again later: TOO_MANY_CONNECTIONS"), (second.CloseCode, second.CloseReason));
        }
    }

    private static string Next(int count) => """{"type":"next","id":"1","payload":{"data":{"sampleCount":#}}}""".Replace("#", $"{count}", StringComparison.Ordinal);

    private async Task<SocketClient> Watching(int count)
    {
        gateway.Gate.Count = count;
        var client = await SocketClient.Open(gateway);
        await client.Subscribe("1", Count);
        Assert.Equal(Next(count), await client.Receive().Soon());
        return client;
    }

    private async Task<string?> Later(SocketClient client) => await gateway.Clock.Until(client.Receive());

    /// <summary>Lets it be looked at so many times.</summary>
    private async Task Looks(int times)
    {
        for (var time = 0; time < times; time++)
        {
            var looked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            gateway.Gate.Looked = () => looked.TrySetResult(true);
            await gateway.Clock.Until(looked.Task);
        }
    }
}
