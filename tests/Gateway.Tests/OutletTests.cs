using System.Text;
using DistrictCoaching.Domain;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What happens while a client is slow.</summary>
public sealed class OutletTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static readonly Caller Caller = new(new(TestIssuer.District), new PersonId(TestIssuer.Person), "portal", [], null, "en");

    [Theory]
    [InlineData(2, "next {\"data\":{\"sampleCount\":2}}")]
    [InlineData(4, "next {\"data\":{\"sampleCount\":4}}")]
    [InlineData(-1, "error NOT_FOUND")]
    public async Task What_was_seen_before_a_wait_is_looked_up_anew(int meanwhile, string told)
    {
        using var client = new Held(gateway);
        await client.Enter(CancellationToken.None);    // something else is being sent
        gateway.Gate.Count = 2;
        using var leave = new CancellationTokenSource();
        var running = await Run(client, leave.Token);
        await client.Asked.Task.Soon();
        gateway.Gate.Count = meanwhile;    // in this moment a right may be lost, too
        client.Leave();
        Assert.Equal(told, await client.Told.Task.Soon());
        await leave.CancelAsync();
        await Task.WhenAny(running).Soon();
    }

    [Fact]
    public async Task Who_takes_nothing_for_too_long_is_cut_off()
    {
        using var client = new Held(gateway) { TakesNothing = true };
        var sending = client.Next(default);
        Assert.False(client.IsCut);
        gateway.Clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Soon());
        Assert.True(client.IsCut);
    }

    private async Task<Task> Run(Held client, CancellationToken cancel)
    {
        var services = gateway.Services;
        var (prepared, _) = await services.GetRequiredService<Preparation>().Prepare(new("subscription{sampleCount}", null, null, Inputs.Empty, false), Caller);
        return new Watching(prepared!, Caller, client, services.GetRequiredService<Engine>(), services.GetRequiredService<Standing>(), services.GetRequiredService<IServiceScopeFactory>())
            .Run(TimeSpan.FromSeconds(1), gateway.Clock, cancel);
    }

    /// <summary>A client of which the test says when it takes something.</summary>
    private sealed class Held(TestGateway gateway) : Outlet(TimeSpan.FromSeconds(30), gateway.Clock), IAnswering
    {
        private bool isFirst = true;

        public bool TakesNothing { get; init; }

        public bool IsCut { get; private set; }

        /// <summary>Once somebody waits for the turn.</summary>
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<string> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Outlet Outlet => this;

        public override Task<bool> Enter(CancellationToken cancel)
        {
            var entering = base.Enter(cancel);
            if (!isFirst)
            {
                Asked.TrySetResult();
            }

            isFirst = false;
            return entering;
        }

        public Task Next(ReadOnlyMemory<byte> result) => Send(cancel =>
        {
            Told.TrySetResult($"next {Encoding.UTF8.GetString(result.Span)}");
            return TakesNothing ? new TaskCompletionSource().Task.WaitAsync(cancel) : Task.CompletedTask;
        });

        public Task Error(ExecutionResult refused)
        {
            Told.TrySetResult($"error {refused.Errors![0].Code}");
            return Task.CompletedTask;
        }

        public Task Complete() => Task.CompletedTask;

        protected override void Abort() => IsCut = true;
    }
}
