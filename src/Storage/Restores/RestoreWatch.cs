using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Storage;

/// <summary>
/// Notices that the database under this running process was exchanged for an older one. A database is exchanged only behind new connections, and each says which start of which server it leads to: where that is another one,
/// nothing that was asked or read is answered before the database was compared with the second place, once for all who wait. An older one is answered from no more.
/// </summary>
public sealed partial class RestoreWatch(IRestoreCheck check, IServerChanges server, TimeProvider clock, ILogger<RestoreWatch> log)
{
    /// <summary>So long somebody waits for the comparison at most: then she is not answered, and asks again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Task comparing = Task.CompletedTask;
    private long compared;
    private volatile bool restored;

    /// <exception cref="StorageException">The database is an older one, or the second place is none that knows it.</exception>
    /// <exception cref="TimeoutException">The second place, or the database, does not answer.</exception>
    public Task Look(CancellationToken cancel = default)
    {
        if (restored)
        {
            throw RestoreCheck.Refused();
        }

        if (server.ServerChanges == Volatile.Read(ref compared))
        {
            return Task.CompletedTask;
        }

        lock (gate)
        {
            comparing = comparing.IsCompleted ? Task.Run(Compare, CancellationToken.None) : comparing;
            return comparing.WaitAsync(Patience, clock, cancel);
        }
    }

    private async Task Compare()
    {
        for (var now = server.ServerChanges; now != compared; now = server.ServerChanges)
        {
            try
            {
                await check.Refuse();
            }
            catch (StorageException refused) when (refused.Code == RestoreCheck.Restored)
            {
                restored = true;
                IsOlder();
                throw;
            }

            Volatile.Write(ref compared, now);
        }
    }

    [LoggerMessage(4901, LogLevel.Critical, "The database under this silo was exchanged for an older one, and nothing is answered out of it (DATABASE_RESTORED). Stop every process of the service, and run restore reopen.")]
    private partial void IsOlder();
}
