using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Identity.Tests;

/// <summary>The removal of guesses once a minute, round by round, in the database of a service.</summary>
public sealed class GuessPruningTests : ServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);    // with what never comes
    private readonly SemaphoreSlim done = new(0);
    private readonly Watched clock = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.Services.GetServices<IHostedService>().OfType<GuessPruning>().Single().StopAsync(default);    // the service's own, which every service has
    }

    [Fact]
    public async Task Once_a_minute_what_no_longer_counts_is_removed_and_what_counts_stays()
    {
        await Guess("ana");
        Service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Guess("ben");
        using var pruning = await Begin();
        Assert.Equal(TimeSpan.FromMinutes(1), await clock.Period);
        foreach (var (later, kept) in new[] { (TimeSpan.Zero, 2), (Guesses.Window - TimeSpan.FromMinutes(1), 1), (TimeSpan.FromMinutes(1), 0) })
        {
            Service.Clock.Advance(later);
            await Round();
            Assert.Equal(kept, await Kept());
        }

        await pruning.StopAsync(default);
    }

    [Fact]
    public async Task What_is_too_many_goes_too()
    {
        await Guess("ana");
        await Guess("ana");
        await Service.Do<IdentityDb>(db => db.Database.ExecuteSqlAsync(
            $"""WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Guesses.Most}) INSERT INTO guesses("Hash", "Tried", "Until") SELECT randomblob(32), 1, {long.MaxValue} FROM n"""));
        using var pruning = await Begin();
        await Round();
        Assert.Equal((Guesses.Most, 2), (await Kept(), await Service.Ask<IdentityDb, int>(db => db.Guesses.MaxAsync(guess => guess.Tried))));
        await pruning.StopAsync(default);
    }

    [Fact]
    public async Task A_round_that_fails_is_made_up_for_by_the_next()
    {
        await Guess("ana");
        Service.Clock.Advance(Guesses.Window);
        var down = true;
        using var pruning = await Begin(() => down);
        await Round();
        Assert.Equal(1, await Kept());
        down = false;
        await Round();
        Assert.Equal(0, await Kept());
        await pruning.StopAsync(default);
    }

    private Task Guess(string login) => Service.Do<Guesses>(guesses => guesses.Begin(login, 9, default));

    private Task<int> Kept() => Service.Ask<IdentityDb, int>(db => db.Guesses.CountAsync());

    /// <summary>One that runs by itself on the service's database, and says when a round is over.</summary>
    private async Task<GuessPruning> Begin(Func<bool>? isDown = null)
    {
        var services = new ServiceCollection().AddScoped(_ => new Turn(Service.Services.CreateAsyncScope(), done)).AddScoped(turn =>
            turn.GetRequiredService<Turn>() is var mine && isDown?.Invoke() == true ? throw new DbUpdateException() : mine.Services.GetRequiredService<Guesses>());
        var pruning = new GuessPruning(services.BuildServiceProvider(), clock, NullLogger<GuessPruning>.Instance);
        await pruning.StartAsync(default);
        await clock.Period.WaitAsync(Patience);
        return pruning;
    }

    private async Task Round()
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await done.WaitAsync(Patience), "No round came.");
    }

    /// <summary>Says that somebody waits for time to pass, and how long.</summary>
    private sealed class Watched : FakeTimeProvider
    {
        private readonly TaskCompletionSource<TimeSpan> began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<TimeSpan> Period => began.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            began.TrySetResult(period);
            return timer;
        }
    }

    private sealed class Turn(AsyncServiceScope scope, SemaphoreSlim done) : IAsyncDisposable
    {
        public IServiceProvider Services => scope.ServiceProvider;

        public async ValueTask DisposeAsync()
        {
            await scope.DisposeAsync();
            done.Release();
        }
    }
}
