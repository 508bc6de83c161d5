using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>
/// A silo that cannot go on, mostly because the others declared it dead, ends at once, and its platform starts it again. One that was told to stop goes on stopping: on a starved machine it may be
/// declared dead meanwhile, and what it still answers is permitted by the journal alone.
/// </summary>
internal sealed class DeclaredDead(IHostApplicationLifetime lifetime, ILogger<DeclaredDead> log) : IFatalErrorHandler
{
    /// <summary>Ends the process; a test looks on instead.</summary>
    internal Action<string, Exception?> End { get; init; } = Environment.FailFast;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            log.FatalWhileStopping(context, exception?.GetType().Name ?? "no exception");
        }
        else
        {
            End($"This silo cannot go on: {context}", exception);
        }
    }
}
