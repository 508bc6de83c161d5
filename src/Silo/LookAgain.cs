namespace DistrictCoaching.Silo;

/// <summary>A client that found no silo looks for one again, every second, until its process is told to stop.</summary>
internal sealed class LookAgain(TimeProvider clock) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(Between, clock, cancellationToken);
        return true;
    }
}
