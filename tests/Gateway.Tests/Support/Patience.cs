using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Waits for what comes by itself once the test's clock moves.</summary>
public static class Patience
{
    private const int MostSteps = 600;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60), Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Moves the clock by a second again and again until it comes; slowly, so that what has a deadline by that clock keeps it on a busy machine.</summary>
    public static async Task<T> Until<T>(this FakeTimeProvider clock, Task<T> coming)
    {
        using var steps = new PeriodicTimer(Step, TimeProvider.System);
        for (var step = 0; step < MostSteps && !coming.IsCompleted; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(coming, steps.WaitForNextTickAsync().AsTask());
        }

        return await coming.WaitAsync(TimeSpan.Zero);
    }

    public static Task<T> Soon<T>(this Task<T> coming) => coming.WaitAsync(Limit);

    public static Task Soon(this Task coming) => coming.WaitAsync(Limit);
}
