using DistrictCoaching.Silo;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains.Tests;

/// <summary>What a silo does that cannot go on.</summary>
public sealed class DeclaredDeadTests
{
    private readonly Lifetime lifetime = new();
    private readonly Said log = new();
    private readonly List<string> ended = [];

    [Fact]
    public void A_silo_that_was_not_told_to_stop_ends_at_once_and_says_why()
    {
        Dead().OnFatalException(this, "I have been told I am dead", new TimeoutException());
        Assert.Equal(["This silo cannot go on: I have been told I am dead (TimeoutException)"], ended);
        Assert.Empty(log.Lines);
    }

    [Theory]
    [InlineData("I have been told I am dead", null, "(I have been told I am dead; no exception)")]
    [InlineData("A part failed", "names nobody should see", "(A part failed; InvalidOperationException)")]
    public void One_that_was_told_to_stop_goes_on_stopping_and_logs_what_it_was_told_and_no_cause_of_its_own(string context, string? failure, string said)
    {
        lifetime.StopApplication();
        Dead().OnFatalException(this, context, failure is null ? null : new InvalidOperationException(failure));
        Assert.Empty(ended);
        var line = Assert.Single(log.Lines);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain("names nobody", line, StringComparison.Ordinal);
        Assert.DoesNotContain("declared", line, StringComparison.Ordinal);
    }

    private DeclaredDead Dead() => new(lifetime, log) { End = (why, failure) => ended.Add($"{why} ({failure?.GetType().Name})") };

    private sealed class Lifetime : IHostApplicationLifetime
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();
    }

    private sealed class Said : ILogger<DeclaredDead>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception) + exception);
    }
}
