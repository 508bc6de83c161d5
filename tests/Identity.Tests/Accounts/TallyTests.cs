using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Counts that are written later: none is lost while the process lives, and none is waited for in vain.</summary>
public sealed class TallyTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddDbContext<IdentityDb>(db => db.UseSqlite()).BuildServiceProvider();

    [Fact]
    public async Task Who_writes_while_another_is_writing_comes_back_when_both_have()
    {
        using var kept = new Kept(services) { Waits = new() };
        kept.Count("a");
        var first = kept.Write(default);
        var second = kept.Write(default);
        Assert.False(second.IsCompleted);
        kept.Waits.SetResult();
        await second;
        Assert.Equal(("a", 1L), Assert.Single(kept.Written));
        await first;
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_with_the_next()
    {
        using var kept = new Kept(services) { Broken = "b" };
        kept.Count("a");
        kept.Count("b");
        kept.Count("b");
        await Assert.ThrowsAsync<DbUpdateException>(() => kept.Write(default));
        kept.Count("b");
        kept.Broken = null;
        await kept.Write(default);
        await kept.Write(default);
        Assert.Equal([("a", 1L), ("b", 3L)], kept.Written);
    }

    [Fact]
    public async Task What_was_being_written_as_the_process_ends_is_written_at_the_end()
    {
        using var kept = new Kept(services) { Waits = new() };
        await kept.StartAsync(default);
        kept.Count("a");
        using var cancel = new CancellationTokenSource();
        var writing = kept.Write(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        kept.Waits = null;
        await kept.StopAsync(default);
        Assert.Equal(("a", 1L), Assert.Single(kept.Written));
    }

    public void Dispose() => services.Dispose();

    private sealed class Kept(IServiceProvider services) : Tally<string>(services, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(), NullLogger.Instance)
    {
        public List<(string, long)> Written { get; } = [];
        public TaskCompletionSource? Waits { get; set; }
        public string? Broken { get; set; }

        protected override async Task Write(IdentityDb db, string what, long times, long last, CancellationToken cancel)
        {
            await (Waits?.Task ?? Task.CompletedTask).WaitAsync(cancel);
            Written.Add(what == Broken ? throw new DbUpdateException() : (what, times));
        }
    }
}
