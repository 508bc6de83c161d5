using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Waits for what comes by itself once the test's clock moves.</summary>
public static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Moves the clock by a second again and again until it comes.</summary>
    public static async Task<T> Until<T>(this FakeTimeProvider clock, Task<T> coming)
    {
        var limit = Task.Delay(Limit);
        while (!coming.IsCompleted && !limit.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(coming, Task.Delay(10));
        }

        return await coming.WaitAsync(TimeSpan.Zero);
    }

    public static Task<T> Soon<T>(this Task<T> coming) => coming.WaitAsync(Limit);

    public static Task Soon(this Task coming) => coming.WaitAsync(Limit);
}
